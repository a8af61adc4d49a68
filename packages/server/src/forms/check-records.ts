import type { Json, JsonObject } from '@wangban/engine';
import {
  type Field,
  type Form,
  type FormProblem,
  type OpenField,
  type PickerField,
  type Reference,
  referencesOf,
  rowsOf,
} from '@wangban/engine/form';
import { candidatesFor } from './candidates.ts';
import type { PickSource } from './pick-source.ts';

/** Data in which every picked thing exists, with the name that it has today. */
export interface CheckedRecords {
  readonly data: JsonObject;
  readonly problems: readonly FormProblem[];
}

/**
 * Looks up what was picked 核对引用: people, units, classes, rooms, districts and list entries exist, lie where the field allows,
 * and are called what the hall calls them: a name is never taken from the browser. `variables`: what expressions see.
 */
export async function checkRecords(
  form: Form,
  data: JsonObject,
  source: PickSource,
  variables: JsonObject,
): Promise<CheckedRecords> {
  return checkAll(form.fields, data, source, variables, '');
}

async function checkAll(
  fields: readonly OpenField[],
  data: JsonObject,
  source: PickSource,
  outer: JsonObject,
  path: string,
): Promise<CheckedRecords> {
  const values: Record<string, Json> = { ...data };
  const variables: Record<string, Json> = { ...outer, ...data };
  const problems: FormProblem[] = [];
  for (const open of fields) {
    const { field } = open;
    const value = Object.hasOwn(data, field.key) ? data[field.key] : undefined;
    if (value === undefined) continue;
    const at = `${path}/${field.key}`;
    if (field.type === 'details') {
      const rows: JsonObject[] = [];
      for (const [index, row] of rowsOf(value).entries()) {
        const checked = await checkAll(open.columns, row, source, variables, `${at}/${index}`);
        rows.push(checked.data);
        problems.push(...checked.problems);
      }
      values[field.key] = rows;
    } else if (isPicker(field)) {
      const parent = open.parent(variables);
      const above = 'value' in parent && typeof parent.value === 'string' ? parent.value : undefined;
      const { kept, missing } = await lookUp(field, value, source, above);
      values[field.key] = kept;
      // What depends on it is looked up with the code as the hall writes it.
      variables[field.key] = kept;
      problems.push(
        ...missing.map((one) => ({ field: at, code: 'badReference' as const, message: gone(field, one) })),
      );
    } else if (isUnknownNumber(field, value, source)) {
      problems.push({ field: at, code: 'badReference', message: unknownNumber(field) });
    }
  }
  return { data: values, problems };
}

/** Whether a field is a picker. */
export function isPicker(field: Field): field is PickerField {
  return ['person', 'unit', 'class', 'dictionary', 'room', 'region'].includes(field.type);
}

async function lookUp(
  field: PickerField,
  value: Json,
  source: PickSource,
  parent: string | undefined,
): Promise<{ readonly kept: Json; readonly missing: readonly Reference[] }> {
  const candidates = await candidatesFor(field, source, parent);
  const byId = new Map(candidates.map((one) => [one.id.toLowerCase(), one]));
  const references = referencesOf(value);
  const found = references.map((reference) => {
    const record = byId.get(reference.id.toLowerCase());
    return record === undefined ? reference : { id: record.id, name: record.name };
  });
  const missing = references.filter(({ id }) => !byId.has(id.toLowerCase()));
  return { kept: field.several === true ? found : (found[0] ?? null), missing };
}

function gone(field: PickerField, { name }: Reference) {
  return {
    zh: `“${field.label.zh}”里的“${name}”不在可选范围内，请从列表中重新选择`,
    en: `“${name}” is not among what can be chosen for “${field.label.en}”: choose from the list again`,
  };
}

function isUnknownNumber(field: Field, value: Json, { directory }: PickSource): boolean {
  if (field.type !== 'studentNo' && field.type !== 'staffNo') return false;
  return field.mustExist === true && typeof value === 'string' && directory.personByNo(value) === undefined;
}

function unknownNumber(field: Field) {
  return {
    zh: `学校人员信息里没有“${field.label.zh}”填写的号码，请检查`,
    en: `The school’s directory does not know the number in “${field.label.en}”: check it`,
  };
}
