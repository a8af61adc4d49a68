import type { Json, JsonObject } from '../json.ts';
import type { CheckOptions } from './check-options.ts';
import type { Form } from './open-form.ts';

/**
 * Keys of the fields that a filled-in form shows 可见字段, without looking at the values: for pages that show what was handed in. A
 * condition that cannot be worked out counts as met.
 */
export function visibleFields(
  form: Form,
  data: JsonObject,
  { parameters, applicant = {}, today }: Pick<CheckOptions, 'parameters' | 'applicant' | 'today'>,
): ReadonlySet<string> {
  const shown = new Set<string>();
  const variables: Record<string, Json> = { parameters, applicant, today };
  for (const { field, visible } of form.fields) {
    variables[field.key] = null;
    if (visible(variables) === false) continue;
    shown.add(field.key);
    if (Object.hasOwn(data, field.key)) variables[field.key] = data[field.key] ?? null;
  }
  return shown;
}
