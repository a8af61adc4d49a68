/**
 * Canonical JSON 规范化: object keys sorted, no spaces. What the database gives back after jsonb (which keeps neither
 * key order nor spacing) has the same text as what was hashed.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, child: unknown) => (isRecord(child) ? sorted(child) : child));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
