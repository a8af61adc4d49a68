/** A JSON object whose keys are not known. */
export type Rest = Readonly<Record<string, unknown>>;

/** Text 文字 as a field shows it; numbers are typed as text. */
export function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : '';
}

/** The items 列表 of a list, none where there is no list. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The keys 对象 of an object, none where there is no object. */
export function restOf(value: unknown): Rest {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
