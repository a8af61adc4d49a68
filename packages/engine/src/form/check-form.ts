import { dayNumber } from './calendar-date.ts';
import { checkFields } from './check-fields.ts';
import type { CheckOptions } from './check-options.ts';
import type { FormProblem } from './form.ts';
import type { Form } from './open-form.ts';
import type { FormOutline } from './outline-form.ts';

/** Outcome of a check. Submit only when `problems` is empty. */
export interface CheckedForm extends FormOutline {
  /** Normalised: trimmed, computed, hidden and empty fields left out. Faulty values of the right kind stay as typed. */
  readonly data: FormOutline['data'];
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
