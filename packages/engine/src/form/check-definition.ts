import type { Report } from './definition-problem.ts';
import { type Attributes, attributesOf, checkNumber, checkText, listOf } from './read-attributes.ts';

const COMMON = ['type', 'key', 'label', 'hint', 'required', 'visible', 'sensitivity', 'prefill'];

/** Attributes of each type of field beyond the common ones. */
const OWN: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['text', ['minLength', 'maxLength']],
  ['longText', ['minLength', 'maxLength']],
  ['choice', ['options']],
  ['yesNo', []],
  ['halfDayRange', ['earliestDays', 'latestDays', 'maxDays']],
  ['phone', []],
  ['file', ['maxFiles']],
]);

/** What the directory can fill in first, and into which type of field. */
const PREFILLS: ReadonlyMap<unknown, string> = new Map([
  ['name', 'text'],
  ['personNo', 'text'],
  ['className', 'text'],
  ['unitName', 'text'],
  ['email', 'text'],
  ['phone', 'phone'],
]);

/** 个人信息分级 */
const LEVELS = new Set<unknown>(['normal', 'personal', 'sensitive']);

/** Words that FEEL or the hall uses itself: no field can be called so. */
const RESERVED = new Set(
  'if then else for return some every satisfies in and or not between instance of true false null function external item partial date time duration list context parameters today now applicant constructor prototype'.split(
    ' ',
  ),
);

/** Reports everything about the structure of a form.yaml that is not as `FormDefinition` says. */
export function checkDefinition(definition: unknown, report: Report): void {
  const form = attributesOf(definition, '', ['title', 'sections'], report);
  if (form === undefined) return;
  checkText(form['title'], '/title', report);
  const keys = new Set<string>();
  for (const [index, section] of listOf(form['sections'], '/sections', report).entries())
    checkSection(section, `/sections/${index}`, keys, report);
}

function checkSection(value: unknown, path: string, keys: Set<string>, report: Report): void {
  const section = attributesOf(value, path, ['key', 'title', 'fields'], report);
  if (section === undefined) return;
  checkText(section['title'], `${path}/title`, report);
  // Sections have their own names: `section:` can never be a field's key.
  checkKey(section['key'], `${path}/key`, keys, 'section:', report);
  for (const [index, field] of listOf(section['fields'], `${path}/fields`, report).entries())
    checkField(field, `${path}/fields/${index}`, keys, report);
}

function checkKey(value: unknown, path: string, keys: Set<string>, space: string, report: Report): void {
  if (typeof value !== 'string' || !/^[A-Za-z]\w{0,59}$/.test(value))
    return report(
      path,
      'badKey',
      '请写一个 key：以英文字母开头，只含字母、数字和下划线，例如 startDate',
      'Write a key: a letter first, then letters, digits and underscores, such as startDate',
    );
  if (RESERVED.has(value))
    return report(
      path,
      'badKey',
      `“${value}”是表达式里的保留词，请换一个 key`,
      `“${value}” is a reserved word of expressions: choose another key`,
    );
  if (keys.has(space + value))
    return report(
      path,
      'duplicate',
      `key“${value}”已经用过，请换一个`,
      `The key “${value}” is used already: choose another`,
    );
  keys.add(space + value);
}

function checkField(value: unknown, path: string, keys: Set<string>, report: Report): void {
  const type = value !== null && typeof value === 'object' && 'type' in value ? value.type : undefined;
  const own = OWN.get(type);
  const field = attributesOf(
    value,
    path,
    [...COMMON, ...(own ?? [])],
    own === undefined ? quiet(report) : report,
  );
  if (field === undefined) return;
  checkKey(field['key'], `${path}/key`, keys, '', report);
  checkText(field['label'], `${path}/label`, report);
  if (field['hint'] !== undefined) checkText(field['hint'], `${path}/hint`, report);
  checkConditions(field, path, report);
  checkPrivacy(field, path, report);
  if (own !== undefined) return checkOwn(field, path, report);
  const types = [...OWN.keys()].join('、');
  report(
    `${path}/type`,
    'type',
    `类型只能是：${types}`,
    `The type must be one of: ${[...OWN.keys()].join(', ')}`,
  );
}

/** Without a valid type nobody can say which attributes belong: only the type itself is reported. */
function quiet(report: Report): Report {
  return (path, code, zh, en) => {
    if (code !== 'unknownAttribute') report(path, code, zh, en);
  };
}

function checkConditions(field: Attributes, path: string, report: Report): void {
  const required = field['required'];
  const visible = field['visible'];
  if (required !== undefined && typeof required !== 'boolean' && typeof required !== 'string')
    report(
      `${path}/required`,
      'type',
      'required 请写 true、false 或一个表达式',
      'Write true, false or an expression for required',
    );
  if (visible !== undefined && typeof visible !== 'string')
    report(
      `${path}/visible`,
      'type',
      'visible 请写一个表达式，始终显示就不用写',
      'Write an expression for visible, or leave it out to always show the field',
    );
}

function checkPrivacy(field: Attributes, path: string, report: Report): void {
  const sensitivity = field['sensitivity'];
  const prefill = field['prefill'];
  if (sensitivity !== undefined && !LEVELS.has(sensitivity))
    report(
      `${path}/sensitivity`,
      'type',
      'sensitivity 只能是 normal、personal 或 sensitive',
      'sensitivity must be normal, personal or sensitive',
    );
  // PIPL art. 28–30: sensitive personal data need their purpose said where they are asked for.
  if (sensitivity === 'sensitive' && field['hint'] === undefined)
    report(
      `${path}/hint`,
      'sensitiveWithoutPurpose',
      '敏感个人信息要在 hint 里说明用途',
      'Sensitive personal data need their purpose said in hint',
    );
  if (prefill === undefined || PREFILLS.get(prefill) === field['type']) return;
  const choices = [...PREFILLS].filter(([, type]) => type === field['type']).map(([name]) => String(name));
  report(
    `${path}/prefill`,
    'range',
    `这种字段能预填的有：${choices.join('、') || '无，请去掉 prefill'}`,
    `What can be prefilled into this type: ${choices.join(', ') || 'nothing, leave prefill out'}`,
  );
}

function checkOwn(field: Attributes, path: string, report: Report): void {
  switch (field['type']) {
    case 'text':
    case 'longText': {
      checkNumber(field, 'maxLength', path, { min: 1, max: 10_000, step: 1, needed: true }, report);
      const most = numberOr(field['maxLength'], 10_000);
      return checkNumber(field, 'minLength', path, { min: 0, max: most, step: 1 }, report);
    }
    case 'choice':
      return checkOptions(field['options'], `${path}/options`, report);
    case 'halfDayRange': {
      checkNumber(field, 'earliestDays', path, { min: -3650, max: 3650, step: 1 }, report);
      const first = numberOr(field['earliestDays'], -3650);
      checkNumber(field, 'latestDays', path, { min: first, max: 3650, step: 1 }, report);
      return checkNumber(field, 'maxDays', path, { min: 0.5, max: 3650, step: 0.5 }, report);
    }
    case 'file':
      return checkNumber(field, 'maxFiles', path, { min: 1, max: 20, step: 1, needed: true }, report);
    default:
      return undefined;
  }
}

const numberOr = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback);

function checkOptions(value: unknown, path: string, report: Report): void {
  const values = new Set<unknown>();
  for (const [index, entry] of listOf(value, path, report).entries()) {
    const at = `${path}/${index}`;
    const option = attributesOf(entry, at, ['value', 'label', 'hint'], report);
    if (option === undefined) continue;
    checkText(option['label'], `${at}/label`, report);
    if (option['hint'] !== undefined) checkText(option['hint'], `${at}/hint`, report);
    const given = option['value'];
    if (typeof given !== 'string' || !/^[A-Za-z0-9][\w-]{0,59}$/.test(given))
      report(
        `${at}/value`,
        'badKey',
        '请写一个 value：只含英文字母、数字、下划线和短横线，例如 sick',
        'Write a value: letters, digits, underscores and dashes, such as sick',
      );
    else if (values.has(given))
      report(
        `${at}/value`,
        'duplicate',
        `选项值“${given}”重复，请换一个`,
        `The value “${given}” is used twice: choose another`,
      );
    values.add(given);
  }
}
