import type { Json } from '../../../json.ts';

/** A text as it was written. */
export function displayText(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
