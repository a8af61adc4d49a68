import type { Json } from '../json.ts';

/** The number or code that a form's value stands for: a typed one, or the `id` of what was picked 选择器的值. */
export function idOf(value: Json): string | undefined {
  if (typeof value === 'string') return value;
  const id: unknown = value !== null && typeof value === 'object' && 'id' in value ? value['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}
