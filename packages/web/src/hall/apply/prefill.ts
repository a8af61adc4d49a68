import type { Form, FormData } from '@wangban/engine/form';
import { asFormData } from '../../api/form-data.ts';

/** The values that the directory fills first, by field. The server names them by field or by directory value. */
export function prefillOf(form: Form, given: Readonly<Record<string, unknown>>): FormData {
  const known = asFormData(given);
  const filled: Record<string, FormData[string]> = {};
  for (const { field } of form.fields) {
    const value = known[field.key] ?? (field.prefill === undefined ? undefined : known[field.prefill]);
    if (value !== undefined && value !== null) filled[field.key] = value;
  }
  return filled;
}
