import type { FieldAccess, FormAccess } from './access.ts';
import { accessTo } from './access.ts';
import type { Field } from './field.ts';
import type { FormDefinition, Group, Section } from './form.ts';

/** A form without the fields to which somebody has one of these accesses 按权限裁剪; sections and groups left empty go too. */
export function limitForm(
  definition: FormDefinition,
  access: FormAccess | undefined,
  without: readonly FieldAccess[],
): FormDefinition {
  if (access === undefined) return definition;
  const isKept = ({ key }: Field): boolean => !without.includes(accessTo(access, key));
  const sections = definition.sections.map((section) => limitSection(section, isKept));
  return { ...definition, sections: sections.filter(({ fields }) => fields.length > 0) };
}

function limitSection(section: Section, isKept: (field: Field) => boolean): Section {
  const fields = section.fields.flatMap((each): readonly (Field | Group)[] => {
    if (each.type !== 'group') return isKept(each) ? [each] : [];
    const kept = each.fields.filter(isKept);
    return kept.length === 0 ? [] : [{ ...each, fields: kept }];
  });
  return { ...section, fields };
}
