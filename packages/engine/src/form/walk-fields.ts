import type { Json, JsonObject } from '../json.ts';
import { accessTo, type FormAccess } from './access.ts';
import { type CheckedField, EMPTY, type FieldProblem } from './checked-field.ts';
import { expressionMessage } from './expression-message.ts';
import type { Field } from './form.ts';
import type { Condition, OpenField } from './open-form.ts';
import { isLocked } from './prefill.ts';

/** What a set of fields is walked with. */
export interface WalkContext {
  /** In mode `draft` nothing is missing and no rule is broken yet. */
  readonly mode: 'draft' | 'submit';
  readonly access?: FormAccess | undefined;
  /** Values of fields that are not filled in here: prefilled and read-only ones, and those of the case. */
  readonly fixed: JsonObject;
  /** Values that expressions see. */
  readonly variables: JsonObject;
}

/** What the walk found of a set of fields. */
export interface WalkedFields {
  readonly data: JsonObject;
  readonly visible: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  readonly readOnly: ReadonlySet<string>;
  /** By the fields' keys, in their order; pointers begin with the key. */
  readonly problems: ReadonlyMap<string, readonly FieldProblem[]>;
  /** Fields that must be filled in, and are not. */
  readonly missing: readonly Field[];
}

/** Reads what was filled in of a field that is neither computed nor a notice; `variables` are the values before it. */
export type ReadField = (open: OpenField, variables: JsonObject) => CheckedField;

/**
 * Walks the fields of a form, or of a row of a detail table, in order: each sees the values before it. What is shown,
 * required and read-only comes out of here alone, whether `read` checks the values or takes them as they were typed.
 */
export function walkFields(
  fields: readonly OpenField[],
  context: WalkContext,
  read: ReadField,
): WalkedFields {
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
    const { value, problems: own } = isFixed
      ? fixedValue(open, variables, context)
      : (computedValue(open, variables) ?? read(open, variables));
    for (const { at, code, message } of own) problems.push({ at: `/${key}${at}`, code, message });
    if (value === undefined) continue;
    values[key] = value;
    variables[key] = value;
  }

  const required = new Set<string>();
  const missing: Field[] = [];
  for (const open of shown) {
    const problems = found.get(open.field.key) ?? [];
    if (readOnly.has(open.field.key)) continue;
    if (mustBeFilled(open, variables, context, problems)) required.add(open.field.key);
    if (context.mode === 'draft' || problems.length > 0) continue;
    if (values[open.field.key] !== undefined) problems.push(...brokenRules(open, variables));
    else if (required.has(open.field.key)) missing.push(open.field);
  }

  return {
    data: values,
    visible: new Set(shown.map(({ field }) => field.key)),
    required,
    readOnly,
    problems: found,
    missing,
  };
}

function mustBeFilled(
  open: OpenField,
  variables: JsonObject,
  { access }: WalkContext,
  problems: FieldProblem[],
): boolean {
  return accessTo(access, open.field.key) === 'required' || holds(open, open.required, variables, problems);
}

/** What is not filled in here keeps its value; what never had one begins with the default. */
function fixedValue(open: OpenField, variables: JsonObject, { fixed }: WalkContext): CheckedField {
  const { field } = open;
  const computed = computedValue(open, variables);
  if (computed !== undefined) return computed;
  const kept = Object.hasOwn(fixed, field.key) ? fixed[field.key] : undefined;
  if (kept !== undefined) return { value: kept, problems: [] };
  const initial = open.initial(variables);
  return 'error' in initial || initial.value === null ? EMPTY : { value: initial.value, problems: [] };
}

/** The value of a field that nobody fills in; undefined for the others. */
function computedValue(open: OpenField, variables: JsonObject): CheckedField | undefined {
  const { field } = open;
  if (field.type !== 'computed' && field.type !== 'notice') return undefined;
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
