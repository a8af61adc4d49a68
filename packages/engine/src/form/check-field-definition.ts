import { checkFeel, checkKey, typeOf } from './define-parts.ts';
import { defineField } from './define-field.ts';
import type { Report } from './definition-problem.ts';
import { FIELD_SHAPES } from './field-shapes.ts';
import { COLUMN_TYPES } from './fields/details/definition.ts';
import { type Attributes, attributesOf, checkText, checkWord, listOf } from './read-attributes.ts';

const COMMON = [
  'type',
  'key',
  'label',
  'hint',
  'required',
  'visible',
  'readOnly',
  'default',
  'validations',
  'sensitivity',
  'prefill',
];
/** What has no value of its own is neither filled in nor checked. */
const BARE = ['type', 'key', 'label', 'hint', 'visible'];

/** Attributes of each type of field. */
export const FIELD_TYPES: ReadonlyMap<unknown, readonly string[]> = new Map(
  Object.entries(FIELD_SHAPES).map(([type, shape]) => [
    type,
    [...(type === 'notice' || type === 'computed' ? BARE : COMMON), ...Object.keys(shape)],
  ]),
);

/** What the directory can fill in first, and into which types of field. */
const PREFILLS: ReadonlyMap<unknown, readonly unknown[]> = new Map([
  ['name', ['text']],
  ['personNo', ['text', 'studentNo', 'staffNo']],
  ['className', ['text']],
  ['unitName', ['text']],
  ['email', ['text', 'email']],
  ['phone', ['phone']],
  ['person', ['person']],
  ['unit', ['unit']],
  ['class', ['class']],
]);

/** 个人信息分级 */
const LEVELS = new Set<unknown>(['normal', 'personal', 'sensitive']);

/** Reports everything that is wrong with one field; `types` are those that may stand here. */
export function checkField(
  value: unknown,
  path: string,
  keys: Set<string>,
  types: ReadonlyMap<unknown, readonly string[]>,
  report: Report,
): void {
  const type = typeOf(value);
  const own = types.get(type);
  const field = attributesOf(value, path, own ?? COMMON, own === undefined ? quiet(report) : report);
  if (field === undefined) return;
  checkKey(field['key'], `${path}/key`, keys, '', report);
  checkText(field['label'], `${path}/label`, report);
  if (field['hint'] !== undefined) checkText(field['hint'], `${path}/hint`, report);
  checkConditions(field, path, report);
  checkValidations(field, path, report);
  checkPrivacy(field, path, report);
  checkPrefill(field, path, report);
  if (own === undefined) {
    const names = [...types.keys()];
    return report(
      `${path}/type`,
      'type',
      `类型只能是：${names.join('、')}`,
      `The type must be one of: ${names.join(', ')}`,
    );
  }
  defineField(field, path, report);
  if (type === 'details') checkColumns(field, path, report);
}

const COLUMNS = new Map([...FIELD_TYPES].filter(([type]) => COLUMN_TYPES.has(type)));

/** Columns are named apart: each table has its own names, which hide those of the form inside its rows. */
function checkColumns(table: Attributes, path: string, report: Report): void {
  const keys = new Set<string>();
  for (const [index, column] of listOf(table['columns'], `${path}/columns`, report).entries())
    checkField(column, `${path}/columns/${index}`, keys, COLUMNS, report);
}

/** Without a valid type nobody can say which attributes belong: only the type itself is reported. */
function quiet(report: Report): Report {
  return (path, code, zh, en) => {
    if (code !== 'unknownAttribute') report(path, code, zh, en);
  };
}

function checkConditions(field: Attributes, path: string, report: Report): void {
  for (const name of ['required', 'readOnly']) {
    const value = field[name];
    if (value === undefined || typeof value === 'boolean' || typeof value === 'string') continue;
    report(
      `${path}/${name}`,
      'type',
      `${name} 请写 true、false 或一个表达式`,
      `Write true, false or an expression for ${name}`,
    );
  }
  checkFeel(field['visible'], `${path}/visible`, false, report);
  const initial = field['default'];
  if (initial === undefined || ['string', 'number', 'boolean'].includes(typeof initial)) return;
  report(
    `${path}/default`,
    'type',
    'default 请写一个数、true、false 或表达式；文字要写成 \'"文字"\'',
    'Write a number, true, false or an expression for default; a text is written \'"text"\'',
  );
}

function checkValidations(field: Attributes, path: string, report: Report): void {
  if (field['validations'] === undefined) return;
  for (const [index, entry] of listOf(field['validations'], `${path}/validations`, report).entries()) {
    const at = `${path}/validations/${index}`;
    const rule = attributesOf(entry, at, ['valid', 'message'], report);
    if (rule === undefined) continue;
    checkFeel(rule['valid'], `${at}/valid`, true, report);
    checkText(rule['message'], `${at}/message`, report);
  }
}

function checkPrivacy(field: Attributes, path: string, report: Report): void {
  const sensitivity = field['sensitivity'];
  if (sensitivity !== undefined && !LEVELS.has(sensitivity))
    report(
      `${path}/sensitivity`,
      'type',
      'sensitivity 只能是 normal、personal 或 sensitive',
      'sensitivity must be normal, personal or sensitive',
    );
  if (field['type'] === 'idNumber' && sensitivity !== 'sensitive')
    report(
      `${path}/sensitivity`,
      'sensitiveWithoutPurpose',
      '身份证号是敏感个人信息，请写 sensitivity: sensitive',
      'An ID number is sensitive personal data: write sensitivity: sensitive',
    );
  // PIPL art. 28–30: sensitive personal data need their purpose said where they are asked for.
  if (sensitivity === 'sensitive' && field['hint'] === undefined)
    report(
      `${path}/hint`,
      'sensitiveWithoutPurpose',
      '敏感个人信息要在 hint 里说明用途',
      'Sensitive personal data need their purpose said in hint',
    );
}

/** A name alone, or `{ from, change, correction }`. */
function checkPrefill(field: Attributes, path: string, report: Report): void {
  const { type, prefill } = field;
  if (prefill === undefined) return;
  const from = typeof prefill === 'object' ? checkPrefillParts(prefill, `${path}/prefill`, report) : prefill;
  if (PREFILLS.get(from)?.includes(type) === true) return;
  const choices = [...PREFILLS].filter(([, types]) => types.includes(type)).map(([name]) => String(name));
  report(
    `${path}/prefill`,
    'range',
    `这种字段能预填的有：${choices.join('、') || '无，请去掉 prefill'}`,
    `What can be prefilled into this type: ${choices.join(', ') || 'nothing, leave prefill out'}`,
  );
}

function checkPrefillParts(prefill: unknown, path: string, report: Report): unknown {
  const parts = attributesOf(prefill, path, ['from', 'change', 'correction'], report);
  if (parts === undefined) return undefined;
  checkWord(parts, 'change', path, ['locked', 'correctable'], report);
  if (parts['change'] === undefined)
    report(
      `${path}/change`,
      'missing',
      '请写 change: locked（以学校信息为准）或 correctable（可以改）',
      'Write change: locked (as the directory has it) or correctable (may be changed)',
    );
  if (parts['correction'] !== undefined) checkText(parts['correction'], `${path}/correction`, report);
  return parts['from'];
}
