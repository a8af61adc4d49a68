import type { Field, FormDefinition, Section } from './form.ts';

/** The fields 字段 of a section, those inside its groups in their place. */
export function fieldsOf(section: Pick<Section, 'fields'>): readonly Field[] {
  return section.fields.flatMap((item) => (item.type === 'group' ? item.fields : [item]));
}

/** All fields of a form, in order. */
export function allFields(definition: Pick<FormDefinition, 'sections'>): readonly Field[] {
  return definition.sections.flatMap(fieldsOf);
}
