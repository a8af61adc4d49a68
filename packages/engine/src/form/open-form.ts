import { runnerOf } from '../expression/run-tree.ts';
import type { Tree } from '../expression/tree.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Text } from '../text.ts';
import type { Field, FormDefinition, Gate, Total } from './form.ts';
import type { Matches } from './fields/text/check.ts';
import { isFormDefinition } from './is-form-definition.ts';

/** A condition of a field; an error when it cannot be worked out. */
export type Condition = (variables: JsonObject) => boolean | { readonly error: string };
/** A value that is worked out; null when there is none. */
export type Compute = (variables: JsonObject) => { readonly value: Json } | { readonly error: string };

/** A field with its expressions ready to run. */
export interface OpenField {
  readonly field: Field;
  /** Its own condition and those of the section and group around it. */
  readonly visible: Condition;
  readonly required: Condition;
  readonly readOnly: Condition;
  readonly initial: Compute;
  readonly computed: Compute;
  readonly validations: readonly { readonly valid: Compute; readonly message: Text }[];
  readonly matches: Matches | undefined;
  /** Of a list or room: the code above that narrows it. */
  readonly parent: Compute;
  /** Of a detail table. */
  readonly columns: readonly OpenField[];
  readonly totals: readonly { readonly total: Total; readonly value: Compute }[];
}

/** A condition before the form, ready to run. */
export interface OpenGate {
  readonly gate: Gate;
  readonly met: Condition;
}

/** A form 表单 ready to check data. `definition` is plain JSON: what is stored and sent to the browser. */
export interface Form {
  readonly definition: FormDefinition;
  readonly fields: readonly OpenField[];
  readonly gates: readonly OpenGate[];
}

/** Makes a test out of a regular expression; undefined when it is none. `compilePattern` of `@wangban/engine/pattern` does. */
export type PatternCompiler = (regex: string) => Matches | undefined;

/**
 * Opens a compiled definition (from the database or the wire); undefined when it is none. Without `patterns` texts are
 * not compared with their patterns: enough to show a form, not to check one that {@link hasPatterns}.
 */
export function openForm(compiled: unknown, patterns?: PatternCompiler): Form | undefined {
  if (!isFormDefinition(compiled)) return undefined;
  const trees = new Map(Object.entries(compiled.trees ?? {}));
  const open = opener(trees, patterns);
  const fields = compiled.sections.flatMap((section) =>
    section.fields.flatMap((item) =>
      item.type === 'group'
        ? item.fields.map((field) => open.field(field, [section.visible, item.visible]))
        : [open.field(item, [section.visible])],
    ),
  );
  const gates = (compiled.eligibility ?? []).map((gate) => ({ gate, met: open.condition(gate.met) }));
  return open.isComplete() ? { definition: compiled, fields, gates } : undefined;
}

/** Whether a form holds regular expressions, so that a page has to load their engine. */
export function hasPatterns(form: Form): boolean {
  const has = ({ field, columns }: OpenField): boolean =>
    (field.type === 'text' && field.pattern !== undefined) || columns.some(has);
  return form.fields.some(has);
}

function opener(trees: ReadonlyMap<string, Tree>, patterns: PatternCompiler | undefined) {
  // An expression without its tree: the definition was not compiled.
  const missing: string[] = [];
  const compute = (given: string | number | boolean | null): Compute => {
    if (typeof given !== 'string') return () => ({ value: given });
    const tree = trees.get(given);
    if (tree !== undefined) return runnerOf(tree);
    missing.push(given);
    return () => ({ error: given });
  };
  const condition = (given: boolean | string): Condition => {
    if (typeof given === 'boolean') return () => given;
    const run = compute(given);
    return (variables) => {
      const result = run(variables);
      return 'error' in result ? result : result.value === true;
    };
  };
  const field = (of: Field, around: readonly (string | undefined)[]): OpenField => ({
    field: of,
    visible: all([...around, of.visible].flatMap((one) => (one === undefined ? [] : [condition(one)]))),
    required: condition(of.type === 'notice' || of.type === 'computed' ? false : (of.required ?? true)),
    readOnly: condition(of.readOnly ?? false),
    initial: compute(of.default ?? null),
    computed: compute(of.type === 'computed' ? of.value : null),
    validations: (of.validations ?? []).map(({ valid, message }) => ({ valid: compute(valid), message })),
    matches: of.type === 'text' && of.pattern !== undefined ? patterns?.(of.pattern.regex) : undefined,
    parent: compute(parentOf(of)),
    columns: of.type === 'details' ? of.columns.map((column) => field(column, [])) : [],
    totals:
      of.type === 'details'
        ? (of.totals ?? []).map((total) => ({ total, value: compute(total.value ?? null) }))
        : [],
  });
  return { field, condition, isComplete: () => missing.length === 0 };
}

function parentOf(field: Field): string | null {
  if (field.type === 'dictionary') return field.parent ?? null;
  return field.type === 'room' ? (field.building ?? null) : null;
}

function all(conditions: readonly Condition[]): Condition {
  const [first, ...others] = conditions;
  if (first === undefined) return () => true;
  if (others.length === 0) return first;
  return (variables) => {
    for (const one of conditions) {
      const answer = one(variables);
      if (answer !== true) return answer;
    }
    return true;
  };
}
