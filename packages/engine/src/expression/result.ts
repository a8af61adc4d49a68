import type { Json } from '../json.ts';

/** Outcome of an evaluation: plain JSON, or a sentence in English saying why there is none. */
export type Evaluated = { readonly value: Json } | { readonly error: string };

const NULL: Evaluated = { value: null };
const TRUE: Evaluated = { value: true };
const FALSE: Evaluated = { value: false };

/** Turns whatever an evaluation gave into JSON: no NaN, no infinity, no -0. */
export function evaluatedJson(value: Json): Evaluated {
  if (value === null) return NULL;
  if (value === true) return TRUE;
  if (value === false) return FALSE;
  if (typeof value === 'string') return { value };
  if (typeof value === 'number')
    return Number.isFinite(value) ? { value: value + 0 } : { error: 'the result is not a finite number' };
  const wrong = Object.values(value).some((element: Json) => 'error' in evaluatedJson(element));
  return wrong ? { error: 'the result holds a number that is not finite' } : { value };
}

/** The sentence of a thrown error. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
