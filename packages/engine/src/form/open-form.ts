import { runnerOf } from '../expression/run-tree.ts';
import type { Tree } from '../expression/tree.ts';
import type { JsonObject } from '../json.ts';
import type { Field, FormDefinition } from './form.ts';
import { isFormDefinition } from './is-form-definition.ts';

/** A condition of a field; an error when it cannot be worked out. */
export type Condition = (variables: JsonObject) => boolean | { readonly error: string };

/** A field with its conditions ready to run. */
export interface OpenField {
  readonly field: Field;
  readonly visible: Condition;
  readonly required: Condition;
}

/** A form 表单 ready to check data. `definition` is plain JSON: what is stored and sent to the browser. */
export interface Form {
  readonly definition: FormDefinition;
  readonly fields: readonly OpenField[];
}

/** Opens a compiled definition (from the database or the wire); undefined when it is none. */
export function openForm(compiled: unknown): Form | undefined {
  if (!isFormDefinition(compiled)) return undefined;
  const trees = new Map(Object.entries(compiled.trees ?? {}));
  const fields: OpenField[] = [];
  for (const field of compiled.sections.flatMap((section) => section.fields)) {
    const visible = conditionOf(field.visible ?? true, trees);
    const required = conditionOf(field.required ?? true, trees);
    if (visible === undefined || required === undefined) return undefined;
    fields.push({ field, visible, required });
  }
  return { definition: compiled, fields };
}

function conditionOf(given: boolean | string, trees: ReadonlyMap<string, Tree>): Condition | undefined {
  if (typeof given === 'boolean') return () => given;
  const tree = trees.get(given);
  if (tree === undefined) return undefined;
  const run = runnerOf(tree);
  return (variables) => {
    const result = run(variables);
    return 'error' in result ? result : result.value === true;
  };
}
