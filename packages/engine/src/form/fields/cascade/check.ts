import { type CheckedField, faulty, type FieldContext, fine } from '../../checked-field.ts';
import type { CascadeField, Lang } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { optionNames } from '../options/option-names.ts';
import { followCascade } from './follow-cascade.ts';

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
