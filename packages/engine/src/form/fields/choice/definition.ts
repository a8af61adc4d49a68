import type { Report } from '../../definition-problem.ts';
import { type Attributes, checkWord } from '../../read-attributes.ts';
import { aString, optional, type Shape } from '../../shape.ts';
import { anOptionList, defineOptions } from '../options/definition.ts';

/** Attributes of a choice of one 单选. */
export const choiceShape: Shape = { options: anOptionList, appearance: optional(aString) };

export function defineChoiceField(field: Attributes, path: string, report: Report): void {
  checkWord(field, 'appearance', path, ['radio', 'select'], report);
  defineOptions(field['options'], `${path}/options`, [], report);
}
