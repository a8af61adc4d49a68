import type { Json, JsonObject } from '@wangban/engine';
import type { Field, Form } from '@wangban/engine/form';

/** Ids of the uploads 材料 that form data name, in the order of the fields. */
export function fileIdsOf(form: Form, data: JsonObject): readonly string[] {
  return form.fields.flatMap(({ field }) => fileIdsIn(field, data[field.key]));
}

/** Ids of the uploads that one field's value names: documents, photographs, a drawn signature. */
export function fileIdsIn(field: Field, value: Json | undefined): readonly string[] {
  const ids: readonly unknown[] = Array.isArray(value) ? value : [];
  if (field.type === 'file' || field.type === 'photo') return ids.filter((id) => typeof id === 'string');
  if (field.type !== 'signature') return [];
  const isObject = typeof value === 'object' && value !== null && 'drawn' in value;
  const drawn: unknown = isObject ? value['drawn'] : undefined;
  return typeof drawn === 'string' ? [drawn] : [];
}
