import type { UserNode } from '../definition/flow.ts';
import { accessTo } from '../form/access.ts';
import type { Json, JsonObject } from '../json.ts';
import { reject, type Rejection } from '../rejection.ts';
import type { Work } from '../work.ts';
import { changeData } from './change-data.ts';

/**
 * What whoever approves fills in at this step 环节填写: only fields that the step may edit, and those that it requires must
 * have a value afterwards. Whether a value fits its field is checked before, with the form.
 */
export function fillIn(work: Work, node: UserNode, given: JsonObject | undefined): Rejection | undefined {
  const { access } = node;
  const changes = Object.entries(given ?? {});
  const foreign = changes.map(([key]) => key).filter((key) => !isEditable(node, key));
  if (foreign.length > 0)
    return reject('FIELDS_NOT_EDITABLE', 'fields that this step fills in', {
      node: node.id,
      fields: foreign,
    });
  const data = merged(work.instance.data, changes);
  const missing = Object.entries(access?.fields ?? {})
    .filter(([key, each]) => each === 'required' && isEmpty(data[key]))
    .map(([key]) => key);
  if (missing.length > 0)
    return reject('FIELDS_REQUIRED', 'a value in every field that this step requires', {
      node: node.id,
      fields: missing,
    });
  if (changes.length > 0) changeData(work, data);
  return undefined;
}

function isEditable({ access }: UserNode, key: string): boolean {
  if (access === undefined) return false;
  const found = accessTo(access, key);
  return found === 'edit' || found === 'required';
}

function merged(data: JsonObject, changes: readonly (readonly [string, Json])[]): JsonObject {
  const all: Record<string, Json> = { ...data };
  for (const [key, value] of changes) {
    if (value === null) delete all[key];
    else all[key] = value;
  }
  return all;
}

function isEmpty(value: Json | undefined): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
