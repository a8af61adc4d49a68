import type { Json } from '../../json.ts';
import type { Text } from '../../text.ts';
import { type CheckedField, EMPTY, faulty, type FieldContext, fine } from '../checked-field.ts';
import type { Report } from '../definition-problem.ts';
import type { Lang, PickerField, Reference } from '../form.ts';
import { joined } from '../joined.ts';
import { en, wrongType, zh } from '../named.ts';
import { normaliseText } from '../normalise-text.ts';
import {
  type Attributes,
  checkNumber,
  checkPatterned,
  checkSwitch,
  checkWord,
  listOf,
} from '../read-attributes.ts';
import { aBoolean, aListOf, aNumber, aString, isObject, optional, type Shape } from '../shape.ts';

const SEVERAL: Shape = {
  several: optional(aBoolean),
  min: optional(aNumber),
  max: optional(aNumber),
};
/** Attributes of each picker 选择器. */
export const pickerShapes: { readonly [type in PickerField['type']]: Shape } = {
  dictionary: { ...SEVERAL, list: aString, parent: optional(aString) },
  person: {
    ...SEVERAL,
    affiliations: optional(aListOf(aString)),
    unit: optional(aString),
    class: optional(aString),
  },
  unit: { ...SEVERAL, below: optional(aString) },
  class: { ...SEVERAL, unit: optional(aString) },
  room: { ...SEVERAL, building: optional(aString) },
  region: { ...SEVERAL, level: optional(aString) },
};

const A_LIST = {
  regex: /^[a-z][a-z0-9-]{0,59}$/,
  zh: '字典的代码，例如 leave-type',
  en: 'the code of a list, such as leave-type,',
  needed: true,
};
const A_UNIT = {
  regex: /^\S{1,64}$/,
  zh: '单位代码，或 own（申请人自己的单位）',
  en: 'the code of a unit, or own (the applicant’s own unit),',
};
const AFFILIATIONS = ['undergraduate', 'postgraduate', 'staff'];

export function definePickerField(field: Attributes, path: string, report: Report): void {
  checkSwitch(field, 'several', path, report);
  checkNumber(field, 'min', path, { min: 1, max: 100, step: 1 }, report);
  const min = typeof field['min'] === 'number' ? field['min'] : 1;
  checkNumber(field, 'max', path, { min, max: 100, step: 1 }, report);
  if (field['several'] !== true && (field['min'] !== undefined || field['max'] !== undefined))
    report(
      `${path}/several`,
      'missing',
      '写了 min 或 max，就要写 several: true',
      'With min or max write several: true, too',
    );
  switch (field['type']) {
    case 'dictionary':
      return checkPatterned(field, 'list', path, A_LIST, report);
    case 'person':
      checkPatterned(field, 'unit', path, A_UNIT, report);
      checkWord(field, 'class', path, ['own'], report);
      if (field['affiliations'] === undefined) return;
      for (const [index] of listOf(field['affiliations'], `${path}/affiliations`, report).entries())
        checkWord(
          Object.fromEntries(Object.entries(Object(field['affiliations']))),
          String(index),
          `${path}/affiliations`,
          AFFILIATIONS,
          report,
        );
      return;
    case 'unit':
      return checkPatterned(field, 'below', path, A_UNIT, report);
    case 'class':
      return checkPatterned(field, 'unit', path, A_UNIT, report);
    case 'region':
      return checkWord(field, 'level', path, ['province', 'city', 'county'], report);
    default:
      return undefined;
  }
}

const SHAPES: { readonly [type in PickerField['type']]: Text } = {
  dictionary: { zh: '列表中的一项', en: 'an entry of the list' },
  person: { zh: '一个人', en: 'a person' },
  unit: { zh: '一个单位', en: 'a unit' },
  class: { zh: '一个班级', en: 'a class' },
  room: { zh: '一个房间', en: 'a room' },
  region: { zh: '一个地区', en: 'a district' },
};

/** GB/T 2260: two digits each for province, city and county; zeros stand for "all of it". */
const REGION = /^[1-9]\d{5}$/;

function readReference(field: PickerField, typed: unknown): Reference | undefined {
  const parts: ReadonlyMap<string, unknown> = new Map(
    typeof typed === 'string' ? [['id', typed]] : isObject(typed) ? Object.entries(typed) : [],
  );
  const id = parts.get('id');
  const name = parts.get('name') ?? id;
  if (typeof id !== 'string' || typeof name !== 'string') return undefined;
  const reference = { id: normaliseText(id, false), name: normaliseText(name, false) };
  const isLong = reference.id.length > 64 || reference.name.length > 200;
  if (reference.id === '' || isLong || (field.type === 'region' && !REGION.test(reference.id)))
    return undefined;
  return reference;
}

/** Checks the shape of what was picked; that it exists, and lies where the field allows, the server's records tell. */
export function checkPickerField(field: PickerField, typed: unknown, context: FieldContext): CheckedField {
  if (field.several !== true) {
    const reference = readReference(field, typed);
    return reference === undefined ? notPicked(field, typed) : fine(reference);
  }
  if (!Array.isArray(typed))
    return wrongType(field, {
      zh: `${SHAPES[field.type].zh}或几个`,
      en: `${SHAPES[field.type].en} or several`,
    });
  const given: readonly unknown[] = typed;
  const read = given.map((one) => readReference(field, one));
  const value = [...new Map(read.flatMap((one) => (one ? [[one.id, one] as const] : []))).values()];
  const wrong = read.indexOf(undefined);
  if (wrong >= 0) {
    const { problems } = notPicked(field, given[wrong]);
    return { value, problems: problems.map((problem) => ({ ...problem, at: `/${wrong}` })) };
  }
  const { min = 1, max = 100 } = field;
  if (value.length > max)
    return faulty(
      'tooMany',
      {
        zh: `${zh(field)}最多选 ${max} 个，现在选了 ${value.length} 个，请移除 ${value.length - max} 个`,
        en: `Choose at most ${max} for ${en(field)}; ${value.length} are chosen: remove ${value.length - max}`,
      },
      value,
    );
  if (value.length >= min || context.mode === 'draft') return fine(value);
  return faulty(
    'tooFew',
    {
      zh: `${zh(field)}至少选 ${min} 个，请再选 ${min - value.length} 个`,
      en: `Choose at least ${min} for ${en(field)}: ${min - value.length} more`,
    },
    value,
  );
}

function notPicked(field: PickerField, typed: unknown): CheckedField {
  if (typeof typed === 'string' && typed.trim() === '') return EMPTY;
  const shape = SHAPES[field.type];
  return faulty('type', {
    zh: `${zh(field)}应为${shape.zh}，请从列表中选择`,
    en: `${en(field)} must be ${shape.en}: choose it from the list`,
  });
}

/** The references 引用 that a picker's value holds. */
export function referencesOf(value: Json | undefined): readonly Reference[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => {
    if (!isObject(one)) return [];
    const { id, name } = one;
    return typeof id === 'string' && typeof name === 'string' ? [{ id, name }] : [];
  });
}

/** Names of what was picked; people with their number, because names repeat. */
export function displayPicker(field: PickerField, value: Json | undefined, lang: Lang): string | undefined {
  const references = referencesOf(value);
  if (references.length === 0) return undefined;
  const names = references.map(({ id, name }) => {
    if (field.type !== 'person' || name === id) return name;
    return lang === 'zh' ? `${name}（${id}）` : `${name} (${id})`;
  });
  return joined(names, lang);
}
