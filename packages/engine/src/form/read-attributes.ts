import type { Report } from './definition-problem.ts';

/** Attributes of an object of the definition. */
export type Attributes = { readonly [name: string]: unknown };

/** Reads an object and reports every attribute that it should not have. */
export function attributesOf(
  value: unknown,
  path: string,
  allowed: readonly string[],
  report: Report,
): Attributes | undefined {
  if (!isObject(value)) {
    report(
      path,
      'type',
      '这里应是一组“名称: 值”，请检查缩进',
      'This must be a set of “name: value” lines: check the indentation',
    );
    return undefined;
  }
  for (const name of Object.keys(value)) {
    if (allowed.includes(name)) continue;
    const near = allowed.join('、');
    report(
      `${path}/${name}`,
      'unknownAttribute',
      `没有“${name}”这个属性，请检查拼写；可用的有：${near}`,
      `There is no attribute “${name}”: check its spelling; there are: ${allowed.join(', ')}`,
    );
  }
  return value;
}

function isObject(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a list with at least one element. */
export function listOf(value: unknown, path: string, report: Report): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return value;
  const isMissing = value === undefined || value === null || Array.isArray(value);
  if (isMissing)
    report(path, 'missing', '这里至少要有一项，请补上', 'At least one entry is needed here: add it');
  else
    report(
      path,
      'type',
      '这里应是一个列表，每项以“- ”开头',
      'This must be a list: start each entry with “- ”',
    );
  return [];
}

/** Checks a text in both languages. */
export function checkText(value: unknown, path: string, report: Report): void {
  if (value === undefined) {
    report(path, 'missing', '缺少文字，请写 zh（中文）和 en（英文）', 'The text is missing: write zh and en');
    return;
  }
  const text = attributesOf(value, path, ['zh', 'en'], report);
  if (text === undefined) return;
  for (const [lang, name] of [
    ['zh', '中文'],
    ['en', '英文'],
  ] as const) {
    const written = text[lang];
    if (typeof written === 'string' && written.trim() !== '') continue;
    report(
      `${path}/${lang}`,
      'missing',
      `缺少${name}文字（${lang}），请补上`,
      `The ${lang === 'zh' ? 'Chinese' : 'English'} text (${lang}) is missing: write it`,
    );
  }
}

/** Checks a number and its limits; `step` 1 = whole numbers only, 0 = any number. Left out is fine unless `needed`. */
export function checkNumber(
  attributes: Attributes,
  name: string,
  path: string,
  limits: { readonly min: number; readonly max: number; readonly step: number; readonly needed?: boolean },
  report: Report,
): void {
  const value = attributes[name];
  const at = `${path}/${name}`;
  if (value === undefined) {
    if (limits.needed)
      report(at, 'missing', `缺少“${name}”，请写一个数`, `“${name}” is missing: write a number`);
    return;
  }
  const { min, max, step } = limits;
  const isStep = typeof value === 'number' && (step === 0 || Number.isInteger(value / step));
  if (isStep && value >= min && value <= max) return;
  report(
    at,
    'range',
    `“${name}”应是 ${min} 到 ${max} 之间的数${step === 0 ? '' : `，每步 ${step}`}`,
    `“${name}” must be a number from ${min} to ${max}${step === 0 ? '' : ` in steps of ${step}`}`,
  );
}

/** Checks that an attribute is one of a few words. Left out is fine unless `needed`. */
export function checkWord(
  attributes: Attributes,
  name: string,
  path: string,
  words: readonly string[],
  report: Report,
  needed = false,
): void {
  const value = attributes[name];
  if (value === undefined && !needed) return;
  if (words.some((word) => word === value)) return;
  report(
    `${path}/${name}`,
    value === undefined ? 'missing' : 'type',
    `“${name}”只能是：${words.join('、')}`,
    `“${name}” must be one of: ${words.join(', ')}`,
  );
}

/** Checks that an attribute is true or false. */
export function checkSwitch(attributes: Attributes, name: string, path: string, report: Report): void {
  const value = attributes[name];
  if (value === undefined || typeof value === 'boolean') return;
  report(`${path}/${name}`, 'type', `“${name}”请写 true 或 false`, `Write true or false for “${name}”`);
}

/** Checks that an attribute is a text of a certain form; `zh` and `en` say which, with an example. */
export function checkPatterned(
  attributes: Attributes,
  name: string,
  path: string,
  form: { readonly regex: RegExp; readonly zh: string; readonly en: string; readonly needed?: boolean },
  report: Report,
): void {
  const value = attributes[name];
  if (value === undefined && form.needed !== true) return;
  if (typeof value === 'string' && form.regex.test(value)) return;
  report(
    `${path}/${name}`,
    value === undefined ? 'missing' : 'type',
    `“${name}”请写${form.zh}`,
    `Write ${form.en} for “${name}”`,
  );
}
