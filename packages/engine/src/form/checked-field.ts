import type { Json, JsonObject } from '../json.ts';
import type { Text } from '../text.ts';
import type { FormProblemCode } from './form.ts';

/** A problem inside one field: `at` is the JSON pointer below the field, empty for the field itself. */
export interface FieldProblem {
  readonly at: string;
  readonly code: FormProblemCode;
  readonly message: Text;
}

/** What a field's value became. No `value` = not filled in. */
export interface CheckedField {
  readonly value?: Json;
  readonly problems: readonly FieldProblem[];
}

/** What is known of an upload 材料: its media type and size in bytes. */
export interface KnownFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** What the check of a value knows beside it. */
export interface FieldContext {
  /** Day number since 1970-01-01. */
  readonly today: number;
  /** In mode `draft` what is merely unfinished is no problem. */
  readonly mode: 'draft' | 'submit';
  /** The uploads that the form names; kinds and sizes are looked at where they are known. */
  readonly files?: ReadonlyMap<string, KnownFile> | undefined;
  /** Values that expressions see. */
  readonly variables: JsonObject;
}

/** Not filled in. */
export const EMPTY: CheckedField = { problems: [] };

/** The answer for a value that is right. */
export function fine(value: Json): CheckedField {
  return { value, problems: [] };
}

/** The answer for one problem; a value of the right kind is kept, so that nothing typed is lost. */
export function faulty(code: FormProblemCode, message: Text, kept?: Json, at = ''): CheckedField {
  const problems = [{ at, code, message }];
  return kept === undefined ? { problems } : { value: kept, problems };
}

/** Whether a value counts as not filled in. */
export function isBlank(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
