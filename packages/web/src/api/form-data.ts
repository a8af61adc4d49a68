import type { FormData } from '@wangban/engine/form';

function isJson(value: unknown): value is FormData[string] {
  return (
    value !== undefined &&
    typeof value !== 'function' &&
    typeof value !== 'symbol' &&
    typeof value !== 'bigint'
  );
}

/** Form data from the wire, where it is typed as any object: what came through JSON is JSON, so only the top is looked at. */
export function asFormData(record: Readonly<Record<string, unknown>>): FormData {
  const data: Record<string, FormData[string]> = {};
  for (const [key, value] of Object.entries(record)) if (isJson(value)) data[key] = value;
  return data;
}
