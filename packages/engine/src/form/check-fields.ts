import type { JsonObject } from '../json.ts';
import { checkField } from './check-field.ts';
import { type CheckedField, EMPTY, type FieldContext, type FieldProblem, isBlank } from './checked-field.ts';
import { checkDetailsField, type CheckedRow } from './fields/details/check.ts';
import { requiredMessage, unknownFieldMessage } from './messages.ts';
import type { OpenField } from './open-form.ts';
import { type WalkContext, walkFields } from './walk-fields.ts';

/** What a set of fields is checked with. */
export interface FieldsContext extends FieldContext, WalkContext {}

/** Outcome for a set of fields. */
export interface CheckedFields {
  readonly data: JsonObject;
  readonly visible: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  readonly readOnly: ReadonlySet<string>;
  /** In the order of the fields; pointers begin with the field's key. */
  readonly problems: readonly FieldProblem[];
}

/** Checks the fields of a form, or of a row of a detail table, in order: each sees the values before it. */
export function checkFields(
  fields: readonly OpenField[],
  data: { readonly [key: string]: unknown },
  context: FieldsContext,
): CheckedFields {
  const { problems, missing, ...walked } = walkFields(fields, context, (open, variables) => {
    const { key } = open.field;
    return checkOpen(open, Object.hasOwn(data, key) ? data[key] : undefined, { ...context, variables });
  });
  // What is missing has no other problem.
  const all = new Map(problems);
  for (const field of missing)
    all.set(field.key, [{ at: `/${field.key}`, code: 'required', message: requiredMessage(field) }]);
  return { ...walked, problems: [...[...all.values()].flat(), ...unknownFields(fields, data)] };
}

function checkOpen(open: OpenField, typed: unknown, context: FieldsContext): CheckedField {
  const { field } = open;
  // Nobody fills these in: the walk works them out.
  if (field.type === 'notice' || field.type === 'computed') return EMPTY;
  if (field.type !== 'details') return checkField(field, typed, context, open.matches);
  if (isBlank(typed)) return EMPTY;
  return checkDetailsField(field, typed, context, (row) => checkRow(open.columns, row, context));
}

function checkRow(
  columns: readonly OpenField[],
  row: { readonly [key: string]: unknown },
  context: FieldsContext,
): CheckedRow {
  return checkFields(columns, row, { ...context, access: undefined, fixed: {} });
}

function unknownFields(
  fields: readonly OpenField[],
  data: { readonly [key: string]: unknown },
): readonly FieldProblem[] {
  const known = new Set(fields.map(({ field }) => field.key));
  return Object.keys(data)
    .filter((key) => !known.has(key))
    .map((key) => ({ at: pointer(key), code: 'unknownField', message: unknownFieldMessage(key) }));
}

/** JSON pointer of a key, RFC 6901. */
function pointer(key: string): string {
  return `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
