import type { JsonObject } from '../json.ts';
import type { FormAccess } from './access.ts';
import { dayNumber } from './calendar-date.ts';
import { checkFields } from './check-fields.ts';
import type { KnownFile } from './checked-field.ts';
import type { FormProblem } from './form.ts';
import type { Form } from './open-form.ts';

/** What the check knows beside the data. `today`: `YYYY-MM-DD` in the hall's time zone. */
export interface CheckOptions {
  readonly today: string;
  /** Thresholds of the service; expressions see them as `parameters`. */
  readonly parameters: JsonObject;
  /** `draft`: what is merely unfinished (missing, too short) is no problem yet. */
  readonly mode: 'draft' | 'submit';
  /** What the directory knows of the applicant; expressions see it as `applicant`. */
  readonly applicant?: JsonObject | undefined;
  /** The uploads that the form names: kinds and sizes are looked at where they are known. */
  readonly files?: ReadonlyMap<string, KnownFile> | undefined;
  /** Values of read-only fields: what was prefilled, or what the case holds. */
  readonly fixed?: JsonObject | undefined;
  /** What the person at this step may do; left out = fill in everything. */
  readonly access?: FormAccess | undefined;
}

/** Outcome of a check. Submit only when `problems` is empty. */
export interface CheckedForm {
  /** Normalised: trimmed, computed, hidden and empty fields left out. Faulty values of the right kind stay as typed. */
  readonly data: JsonObject;
  readonly visible: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** Fields that are shown and not filled in here. */
  readonly readOnly: ReadonlySet<string>;
  /** In the order of the fields. */
  readonly problems: readonly FormProblem[];
}

/** Checks form data 校验表单: the same function for browser and server. */
export function checkForm(
  form: Form,
  data: { readonly [key: string]: unknown },
  options: CheckOptions,
): CheckedForm {
  const { parameters, applicant = {}, mode, files, access, fixed = {} } = options;
  const today = dayNumber(options.today);
  if (today === undefined) throw new RangeError(`not a date: ${options.today}`);
  const variables = { parameters, applicant, today: options.today };
  const checked = checkFields(form.fields, data, { today, mode, files, access, fixed, variables });
  const problems = checked.problems.map(({ at, code, message }) => ({ field: at, code, message }));
  return { ...checked, problems };
}
