import { allFields } from './fields-of.ts';
import type { Feel, Field, FormDefinition } from './form.ts';

/** An expression of a form with what it may read. */
export interface WrittenExpression {
  readonly text: Feel;
  readonly path: string;
  readonly readable: readonly Field[];
  /** Names beyond the fields: answers to the questions before the form. */
  readonly names?: readonly string[];
}

/**
 * Every expression 表达式 of a form, in order. What decides whether and how a field is there (`visible`, `readOnly`,
 * `default`, a computed value) looks back only: so the fields can be worked out in order, without a circle.
 */
export function expressionsOf(definition: FormDefinition): readonly WrittenExpression[] {
  const all = allFields(definition);
  const gates = definition.eligibility ?? [];
  const found: WrittenExpression[] = gates.map(({ met }, index) => ({
    text: met,
    path: `/eligibility/${index}/met`,
    readable: [],
    names: gates.map(({ key }) => key),
  }));
  const add = (text: unknown, path: string, readable: readonly Field[]): void => {
    if (typeof text === 'string') found.push({ text, path, readable });
  };
  for (const [number, section] of definition.sections.entries()) {
    const at = `/sections/${number}`;
    const [first] = section.fields;
    const firstField = first?.type === 'group' ? first.fields[0] : first;
    const before = firstField === undefined ? [] : all.slice(0, all.indexOf(firstField));
    add(section.visible, `${at}/visible`, before);
    for (const [index, item] of section.fields.entries()) {
      const path = `${at}/fields/${index}`;
      if (item.type !== 'group') {
        addField(item, path, all.slice(0, all.indexOf(item)), all, add);
        continue;
      }
      const [head] = item.fields;
      add(item.visible, `${path}/visible`, head === undefined ? [] : all.slice(0, all.indexOf(head)));
      for (const [place, field] of item.fields.entries())
        addField(field, `${path}/fields/${place}`, all.slice(0, all.indexOf(field)), all, add);
    }
  }
  return found;
}

type Add = (text: unknown, path: string, readable: readonly Field[]) => void;

function addField(
  field: Field,
  path: string,
  before: readonly Field[],
  all: readonly Field[],
  add: Add,
): void {
  add(field.visible, `${path}/visible`, before);
  add(field.readOnly, `${path}/readOnly`, before);
  add(field.default, `${path}/default`, before);
  add(field.required, `${path}/required`, all);
  for (const [index, { valid }] of (field.validations ?? []).entries())
    add(valid, `${path}/validations/${index}/valid`, all);
  if (field.type === 'computed') add(field.value, `${path}/value`, before);
  if (field.type === 'dictionary') add(field.parent, `${path}/parent`, before);
  if (field.type === 'room') add(field.building, `${path}/building`, before);
  if (field.type !== 'details') return;
  for (const [index, column] of field.columns.entries())
    addField(
      column,
      `${path}/columns/${index}`,
      [...field.columns.slice(0, index), ...before],
      // Rows are checked when their table is reached: what comes after it is not known yet.
      [...field.columns, ...before],
      add,
    );
  for (const [index, { value }] of (field.totals ?? []).entries())
    add(value, `${path}/totals/${index}/value`, all);
}
