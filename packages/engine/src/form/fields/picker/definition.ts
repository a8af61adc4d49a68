import type { Report } from '../../definition-problem.ts';
import type { PickerField } from '../../form.ts';
import {
  type Attributes,
  checkNumber,
  checkPatterned,
  checkSwitch,
  checkWord,
  listOf,
} from '../../read-attributes.ts';
import { aBoolean, aListOf, aNumber, aString, optional, type Shape } from '../../shape.ts';

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
