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
  const drawn = drawnOf(value);
  return typeof drawn === 'string' ? [drawn] : [];
}

/** Ids that answers name before they are checked: whatever looks like one where an upload belongs. */
export function typedFileIds(form: Form, typed: { readonly [key: string]: unknown }): readonly string[] {
  return form.fields
    .flatMap(({ field }) => {
      const value = Object.hasOwn(typed, field.key) ? typed[field.key] : undefined;
      const ids: readonly unknown[] = Array.isArray(value) ? value : [drawnOf(value)];
      const holdsFiles = field.type === 'file' || field.type === 'photo' || field.type === 'signature';
      return holdsFiles
        ? ids.filter((id) => typeof id === 'string' && /^[A-Za-z0-9_-]{22}$/.test(id)).slice(0, 100)
        : [];
    })
    .map(String);
}

function drawnOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'drawn' in value ? value.drawn : undefined;
}
