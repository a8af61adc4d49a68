import type { Report } from '../../definition-problem.ts';
import { type Attributes, attributesOf, checkText, listOf } from '../../read-attributes.ts';
import { aListOf, aString, having, isText } from '../../shape.ts';

/** A list of options 选项, as stored. */
export const anOptionList = aListOf(having({ value: aString, label: isText }));

/** Checks options: each with its own value, in both languages. `more` checks attributes beyond value, label and hint. */
export function defineOptions(
  value: unknown,
  path: string,
  names: readonly string[],
  report: Report,
  more?: (option: Attributes, path: string) => void,
): void {
  const values = new Set<unknown>();
  for (const [index, entry] of listOf(value, path, report).entries()) {
    const at = `${path}/${index}`;
    const option = attributesOf(entry, at, ['value', 'label', 'hint', ...names], report);
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
    more?.(option, at);
  }
}
