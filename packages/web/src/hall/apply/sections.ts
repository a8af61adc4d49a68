import { fieldsOf, type Form, type FormOutline, type Section } from '@wangban/engine/form';
import type { WrongField } from './problems.ts';

/** A section as far as it is shown. `place` is its place in the definition. */
export interface ShownSection {
  readonly place: number;
  readonly section: Section;
}

/** Sections with at least one visible field. */
export function shownSections(form: Form, visible: FormOutline['visible']): readonly ShownSection[] {
  return form.definition.sections
    .map((section, place) => ({ place, section }))
    .filter(({ section }) => fieldsOf(section).some((field) => visible.has(field.key)));
}

/** The wrong fields of one section. */
export function wrongIn<Wrong extends Pick<WrongField, 'key'>>(
  section: Section,
  wrong: readonly Wrong[],
): readonly Wrong[] {
  return wrong.filter((one) => fieldsOf(section).some((field) => field.key === one.key));
}

/** Sections that are shown together. */
export type Step = readonly ShownSection[];

/** Steps of a form: every section by itself on a phone; else its pages, or one for all. */
export function stepsOf(sections: readonly ShownSection[], isPhone: boolean): readonly Step[] {
  if (isPhone) return sections.map((section) => [section]);
  const steps: ShownSection[][] = [];
  for (const shown of sections) {
    const last = steps.at(-1);
    if (last === undefined || shown.section.page !== undefined) steps.push([shown]);
    else last.push(shown);
  }
  return steps;
}

/** The wrong fields of one step. */
export function wrongInStep(step: Step, wrong: readonly WrongField[]): readonly WrongField[] {
  return step.flatMap(({ section }) => wrongIn(section, wrong));
}
