import type { Json, JsonObject } from '../json.ts';
import type { CheckOptions } from './check-options.ts';
import type { Form } from './open-form.ts';

/** What a form begins with 初始值: prefilled values (`fixed`), else defaults, in the order of the fields. */
export function startingData(
  form: Form,
  { parameters, applicant = {}, today, fixed = {} }: Omit<CheckOptions, 'mode'>,
): JsonObject {
  const data: Record<string, Json> = {};
  const variables: Record<string, Json> = { parameters, applicant, today };
  for (const { field, initial } of form.fields) {
    const kept = Object.hasOwn(fixed, field.key) ? fixed[field.key] : undefined;
    const result = kept === undefined ? initial(variables) : { value: kept };
    const value = 'error' in result ? null : result.value;
    variables[field.key] = value;
    if (value !== null) data[field.key] = value;
  }
  return data;
}
