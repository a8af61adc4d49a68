import type { Json } from '../../json.ts';
import { type CheckedField, faulty, type FieldContext, fine } from '../checked-field.ts';
import type { Report } from '../definition-problem.ts';
import type { CascadeField, CascadeOption, Lang } from '../form.ts';
import { en, wrongType, zh } from '../named.ts';
import { type Attributes, checkText, listOf } from '../read-attributes.ts';
import { aListOf, aString, having, isText, optional, type Guard, type Shape } from '../shape.ts';
import { defineOptions, optionNames } from './options.ts';

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

/** The options on the way of a path 路径, and those to choose from next; undefined when the path leaves the tree. */
function followCascade(
  field: CascadeField,
  path: readonly unknown[],
): { readonly chosen: readonly CascadeOption[]; readonly next: readonly CascadeOption[] } | undefined {
  let next = field.options;
  const chosen: CascadeOption[] = [];
  for (const value of path) {
    const option = next.find((one) => one.value === value);
    if (option === undefined) return undefined;
    chosen.push(option);
    next = option.options ?? [];
  }
  return { chosen, next };
}

/** Checks a path: every level that has options must be chosen. */
export function checkCascadeField(field: CascadeField, typed: unknown, { mode }: FieldContext): CheckedField {
  if (!Array.isArray(typed))
    return wrongType(field, { zh: '逐级选择的选项', en: 'one option of each level' });
  const path: readonly unknown[] = typed;
  const followed = followCascade(field, path);
  if (followed === undefined) {
    const good = path.findIndex((_, index) => followCascade(field, path.slice(0, index + 1)) === undefined);
    const kept = path.slice(0, good);
    const names = optionNames(followCascade(field, kept)?.next ?? []);
    return faulty(
      'notAnOption',
      {
        zh: `${zh(field)}的${levelName(field, good, 'zh')}只能选：${names.zh}`,
        en: `Choose one of these for ${levelName(field, good, 'en')} of ${en(field)}: ${names.en}`,
      },
      kept.map(String),
      `/${good}`,
    );
  }
  const value = followed.chosen.map((option) => option.value);
  if (followed.next.length === 0 || mode === 'draft') return fine(value);
  return faulty(
    'required',
    {
      zh: `请选择${zh(field)}的${levelName(field, value.length, 'zh')}`,
      en: `Choose ${levelName(field, value.length, 'en')} for ${en(field)}`,
    },
    value,
    `/${value.length}`,
  );
}

function levelName({ levels }: CascadeField, index: number, lang: Lang): string {
  return levels[index]?.[lang] ?? (lang === 'zh' ? '下一级' : 'the next level');
}

/** The way through the levels: 东区 / 3 栋. */
export function displayCascade(field: CascadeField, value: Json | undefined, lang: Lang): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const chosen = followCascade(field, value)?.chosen ?? [];
  return chosen.length === 0 ? undefined : chosen.map(({ label }) => label[lang]).join(' / ');
}
