import type { JsonObject } from '@wangban/engine';
import type { Form } from '@wangban/engine/form';

/** Ids of the uploads 材料 that form data name, in the order of the fields. */
export function fileIdsOf(form: Form, data: JsonObject): readonly string[] {
  return form.fields
    .filter(({ field }) => field.type === 'file')
    .flatMap(({ field }) => data[field.key])
    .filter((id) => typeof id === 'string');
}
