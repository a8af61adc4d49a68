import type { Json, JsonObject } from '../json.ts';
import { dayNumber } from './calendar-date.ts';
import { checkField } from './check-field.ts';
import type { FormProblem } from './form.ts';
import { expressionMessage, requiredMessage, unknownFieldMessage } from './messages.ts';
import type { Condition, Form, OpenField } from './open-form.ts';

/** What the check knows beside the data. `today`: `YYYY-MM-DD` in the hall's time zone. */
export interface CheckOptions {
  readonly today: string;
  /** Thresholds of the service; expressions see them as `parameters`. */
  readonly parameters: JsonObject;
  /** `draft`: what is merely unfinished (missing, too short) is no problem yet. */
  readonly mode: 'draft' | 'submit';
}

/** Outcome of a check. Submit only when `problems` is empty. */
export interface CheckedForm {
  /** Normalised: trimmed, computed, hidden and empty fields left out. Faulty values of the right kind stay as typed. */
  readonly data: JsonObject;
  readonly visible: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  /** In the order of the fields. */
  readonly problems: readonly FormProblem[];
}

/** Checks form data 校验表单: the same function for browser and server. */
export function checkForm(
  form: Form,
  data: { readonly [key: string]: unknown },
  options: CheckOptions,
): CheckedForm {
  const { parameters, mode } = options;
  const today = dayNumber(options.today);
  if (today === undefined) throw new RangeError(`not a date: ${options.today}`);
  const values: Record<string, Json> = {};
  const variables: Record<string, Json> = { parameters, today: options.today };
  const shown: OpenField[] = [];
  const found = new Map<string, FormProblem[]>();

  for (const open of form.fields) {
    const { key } = open.field;
    const problems: FormProblem[] = [];
    found.set(key, problems);
    if (!holds(open, open.visible, variables, problems)) continue;
    shown.push(open);
    const checked = checkField(open.field, Object.hasOwn(data, key) ? data[key] : undefined, { today, mode });
    for (const { at, code, message } of checked.problems)
      problems.push({ field: `/${key}${at}`, code, message });
    if (checked.value === undefined) continue;
    values[key] = checked.value;
    variables[key] = checked.value;
  }

  const required = new Set<string>();
  for (const open of shown) {
    const { key } = open.field;
    const problems = found.get(key) ?? [];
    if (!holds(open, open.required, variables, problems)) continue;
    required.add(key);
    if (mode === 'submit' && values[key] === undefined && problems.length === 0)
      problems.push({ field: `/${key}`, code: 'required', message: requiredMessage(open.field) });
  }

  return {
    data: values,
    visible: new Set(shown.map(({ field }) => field.key)),
    required,
    problems: [...[...found.values()].flat(), ...unknownFields(form, data)],
  };
}

/** A condition that cannot be worked out counts as met, so that the problem shows at its field. */
function holds(
  open: OpenField,
  condition: Condition,
  variables: JsonObject,
  problems: FormProblem[],
): boolean {
  const answer = condition(variables);
  if (typeof answer === 'boolean') return answer;
  problems.push({ field: `/${open.field.key}`, code: 'expression', message: expressionMessage(open.field) });
  return true;
}

function unknownFields(form: Form, data: { readonly [key: string]: unknown }): readonly FormProblem[] {
  const known = new Set(form.fields.map(({ field }) => field.key));
  return Object.keys(data)
    .filter((key) => !known.has(key))
    .map((key) => ({ field: pointer(key), code: 'unknownField', message: unknownFieldMessage(key) }));
}

/** JSON pointer of a key, RFC 6901. */
function pointer(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
