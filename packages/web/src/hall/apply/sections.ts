import { type CheckedForm, fieldsOf, type Form, type Section } from '@wangban/engine/form';
import type { WrongField } from './problems.ts';

/** A section as far as it is shown. `place` is its place in the definition. */
export interface ShownSection {
  readonly place: number;
  readonly section: Section;
}

/** Sections with at least one visible field. */
export function shownSections(form: Form, visible: CheckedForm['visible']): readonly ShownSection[] {
  return form.definition.sections
    .map((section, place) => ({ place, section }))
    .filter(({ section }) => fieldsOf(section).some((field) => visible.has(field.key)));
}

/** The wrong fields of one section. */
export function wrongIn(section: Section, wrong: readonly WrongField[]): readonly WrongField[] {
  return wrong.filter((one) => fieldsOf(section).some((field) => field.key === one.key));
}
