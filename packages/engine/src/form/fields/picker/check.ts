import type { Text } from '../../../text.ts';
import { type CheckedField, EMPTY, faulty, type FieldContext, fine } from '../../checked-field.ts';
import type { PickerField, Reference } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { normaliseText } from '../../normalise-text.ts';
import { isObject } from '../../shape.ts';

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
