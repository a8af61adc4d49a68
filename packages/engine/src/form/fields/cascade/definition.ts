import type { Report } from '../../definition-problem.ts';
import { type Attributes, checkText, listOf } from '../../read-attributes.ts';
import { aListOf, aString, type Guard, having, isText, optional, type Shape } from '../../shape.ts';
import { defineOptions } from '../options/definition.ts';

const isOption: Guard = (value) =>
  having({ value: aString, label: isText, options: optional(aListOf(isOption)) })(value);

/** Attributes of a cascade 级联. */
export const cascadeShape: Shape = { levels: aListOf(isText), options: aListOf(isOption) };

/** More levels than this nobody finds their way through. */
const MOST_LEVELS = 5;

export function defineCascadeField(field: Attributes, path: string, report: Report): void {
  const levels = listOf(field['levels'], `${path}/levels`, report);
  for (const [index, level] of levels.entries()) checkText(level, `${path}/levels/${index}`, report);
  if (levels.length > MOST_LEVELS)
    report(
      `${path}/levels`,
      'range',
      `最多 ${MOST_LEVELS} 级，请合并`,
      `There may be at most ${MOST_LEVELS} levels: merge some`,
    );
  else if (levels.length > 0) defineLevel(field['options'], `${path}/options`, levels.length, report);
}

function defineLevel(options: unknown, path: string, left: number, report: Report): void {
  defineOptions(options, path, ['options'], report, (option, at) => {
    if (option['options'] === undefined) return;
    if (left > 1) return defineLevel(option['options'], `${at}/options`, left - 1, report);
    report(
      `${at}/options`,
      'range',
      '级数超过 levels 里的名称，请补上一个级名或去掉这一级',
      'There are more levels than names in levels: add a name or take this level away',
    );
  });
}
