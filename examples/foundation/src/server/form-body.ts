/** Fields of a submitted form 表单内容: every name with its values, in order. */
export interface Form {
  /** The first value, without surrounding blanks; empty when there is none. */
  readonly text: (name: string) => string;
  readonly all: (name: string) => readonly string[];
}

export function formOf(entries: Iterable<readonly [string, string]>): Form {
  const values = new Map<string, string[]>();
  for (const [name, value] of entries) values.set(name, [...(values.get(name) ?? []), value.trim()]);
  return { text: (name) => values.get(name)?.[0] ?? '', all: (name) => values.get(name) ?? [] };
}
