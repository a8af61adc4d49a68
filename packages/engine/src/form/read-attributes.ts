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

/** Checks a number and its limits; `step` 1 = whole numbers only. Left out is fine unless `needed`. */
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
  if (typeof value === 'number' && value >= min && value <= max && Number.isInteger(value / step)) return;
  report(
    at,
    'range',
    `“${name}”应是 ${min} 到 ${max} 之间的数，每步 ${step}`,
    `“${name}” must be a number from ${min} to ${max} in steps of ${step}`,
  );
}
