import type { Json, JsonObject } from '../json.ts';
import { type FormAccess, isFilledIn } from './access.ts';
import { checkForm } from './check-form.ts';
import type { CheckOptions } from './check-options.ts';
import type { FormProblem } from './form.ts';
import type { Form } from './open-form.ts';
import { sameJson } from '../same-json.ts';

/** What a step changes, by field; null takes a value away. Only without problems may it be written. */
export interface FilledIn {
  readonly changes: JsonObject;
  /** Of fields that the step fills in; the others are no business of whoever works here. */
  readonly problems: readonly FormProblem[];
}

/**
 * Checks what a step fills in 环节填写: what was typed on top of what the case holds. Values that the step may not edit are
 * among the changes as they were typed: whoever decides refuses them by name.
 */
export function checkFilledIn(
  form: Form,
  held: JsonObject,
  typed: { readonly [key: string]: unknown },
  options: Omit<CheckOptions, 'mode' | 'fixed' | 'access'> & { readonly access: FormAccess },
): FilledIn {
  const { access } = options;
  const checked = checkForm(form, { ...held, ...typed }, { ...options, mode: 'submit', fixed: held });
  const changes: Record<string, Json> = {};
  for (const { field } of form.fields) {
    const value = checked.data[field.key] ?? null;
    const before = held[field.key] ?? null;
    if (isFilledIn(access, field.key) && !sameJson(value, before)) changes[field.key] = value;
  }
  for (const [key, value] of Object.entries(typed))
    if (!isFilledIn(access, key) && !sameJson(value, held[key] ?? null)) changes[key] = null;
  const problems = checked.problems.filter(({ field }) => isFilledIn(access, field.split('/')[1] ?? ''));
  return { changes, problems };
}
