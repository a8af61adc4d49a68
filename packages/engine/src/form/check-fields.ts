import type { Json, JsonObject } from '../json.ts';
import { accessTo, type FormAccess } from './access.ts';
import { checkField } from './check-field.ts';
import { type CheckedField, EMPTY, type FieldContext, type FieldProblem, isBlank } from './checked-field.ts';
import { checkDetailsField, type CheckedRow } from './fields/details.ts';
import { expressionMessage, requiredMessage, unknownFieldMessage } from './messages.ts';
import type { Condition, OpenField } from './open-form.ts';
import { isLocked } from './prefill.ts';

/** What a set of fields is checked with. */
export interface FieldsContext extends FieldContext {
  readonly access?: FormAccess | undefined;
  /** Values of fields that are not filled in here: prefilled and read-only ones, and those of the case. */
  readonly fixed: JsonObject;
}

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
  const values: Record<string, Json> = {};
  const variables: Record<string, Json> = { ...context.variables };
  const shown: OpenField[] = [];
  const readOnly = new Set<string>();
  const found = new Map<string, FieldProblem[]>();

  for (const open of fields) {
    const { key } = open.field;
    const problems: FieldProblem[] = [];
    found.set(key, problems);
    // A name that is known and has no value is null, not a name from outside.
    variables[key] = null;
    if (!holds(open, open.visible, variables, problems)) continue;
    const access = accessTo(context.access, key);
    if (access !== 'hidden') shown.push(open);
    const isFixed =
      access === 'read' ||
      access === 'hidden' ||
      isLocked(open.field, context.fixed) ||
      holds(open, open.readOnly, variables, problems);
    if (isFixed) readOnly.add(key);
    const typed = Object.hasOwn(data, key) ? data[key] : undefined;
    const checked = isFixed
      ? fixedValue(open, variables, context)
      : checkOpen(open, typed, { ...context, variables });
    for (const { at, code, message } of checked.problems)
      problems.push({ at: `/${key}${at}`, code, message });
    if (checked.value === undefined) continue;
    values[key] = checked.value;
    variables[key] = checked.value;
  }

  const required = new Set<string>();
  for (const open of shown) {
    const problems = found.get(open.field.key) ?? [];
    if (readOnly.has(open.field.key)) continue;
    if (mustBeFilled(open, variables, context, problems)) required.add(open.field.key);
    const value = values[open.field.key];
    if (context.mode === 'draft' || problems.length > 0) continue;
    if (value !== undefined) problems.push(...brokenRules(open, variables));
    else if (required.has(open.field.key))
      problems.push({ at: `/${open.field.key}`, code: 'required', message: requiredMessage(open.field) });
  }

  return {
    data: values,
    visible: new Set(shown.map(({ field }) => field.key)),
    required,
    readOnly,
    problems: [...[...found.values()].flat(), ...unknownFields(fields, data)],
  };
}

function mustBeFilled(
  open: OpenField,
  variables: JsonObject,
  { access }: FieldsContext,
  problems: FieldProblem[],
): boolean {
  return accessTo(access, open.field.key) === 'required' || holds(open, open.required, variables, problems);
}

/** What is not filled in here keeps its value; what never had one begins with the default. */
function fixedValue(open: OpenField, variables: JsonObject, { fixed }: FieldsContext): CheckedField {
  const { field } = open;
  if (field.type === 'computed' || field.type === 'notice') return computedValue(open, variables);
  const kept = Object.hasOwn(fixed, field.key) ? fixed[field.key] : undefined;
  if (kept !== undefined) return { value: kept, problems: [] };
  const initial = open.initial(variables);
  return 'error' in initial || initial.value === null ? EMPTY : { value: initial.value, problems: [] };
}

function checkOpen(open: OpenField, typed: unknown, context: FieldsContext): CheckedField {
  const { field } = open;
  if (field.type === 'notice' || field.type === 'computed') return computedValue(open, context.variables);
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

function computedValue(open: OpenField, variables: JsonObject): CheckedField {
  const { field } = open;
  const result = open.computed(variables);
  if ('error' in result)
    return { problems: [{ at: '', code: 'expression', message: expressionMessage(field) }] };
  if (result.value === null || field.type !== 'computed') return EMPTY;
  const { value } = result;
  if (typeof value !== 'number') return { value, problems: [] };
  const decimals = field.format === 'money' ? 0 : (field.decimals ?? 10);
  return { value: Number(value.toFixed(decimals)) + 0, problems: [] };
}

/** Rules that are false. One that is null speaks of something that is not filled in yet. */
function brokenRules({ field, validations }: OpenField, variables: JsonObject): readonly FieldProblem[] {
  return validations.flatMap(({ valid, message }): readonly FieldProblem[] => {
    const result = valid(variables);
    const at = `/${field.key}`;
    if ('error' in result) return [{ at, code: 'expression', message: expressionMessage(field) }];
    return result.value === false ? [{ at, code: 'validation', message }] : [];
  });
}

/** A condition that cannot be worked out counts as met, so that the problem shows at its field. */
function holds(
  open: OpenField,
  condition: Condition,
  variables: JsonObject,
  problems: FieldProblem[],
): boolean {
  const answer = condition(variables);
  if (typeof answer === 'boolean') return answer;
  problems.push({ at: `/${open.field.key}`, code: 'expression', message: expressionMessage(open.field) });
  return true;
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
