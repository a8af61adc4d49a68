import type { Report } from './definition-problem.ts';

/** Words that FEEL or the hall uses itself: no field can be called so. */
const RESERVED = new Set(
  'if then else for return some every satisfies in and or not between instance of true false null function external item partial date time duration list context parameters today now applicant constructor prototype'.split(
    ' ',
  ),
);

/** Checks a key 字段名; `space` sets kinds of keys apart that never meet. */
export function checkKey(
  value: unknown,
  path: string,
  keys: Set<string>,
  space: string,
  report: Report,
): void {
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

/** The `type` of whatever stands in a list of fields. */
export function typeOf(value: unknown): unknown {
  return value !== null && typeof value === 'object' && 'type' in value ? value.type : undefined;
}

/** Checks that an attribute is an expression; what it says is looked at when it is compiled. */
export function checkFeel(value: unknown, path: string, needed: boolean, report: Report): void {
  if (typeof value === 'string' || (value === undefined && !needed)) return;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'visible')
    return report(
      path,
      'type',
      'visible 请写一个表达式，始终显示就不用写',
      'Write an expression for visible, or leave it out to always show the field',
    );
  report(
    path,
    value === undefined ? 'missing' : 'type',
    `${name} 请写一个表达式`,
    `Write an expression for ${name}`,
  );
}
