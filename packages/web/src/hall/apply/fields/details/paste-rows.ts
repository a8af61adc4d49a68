import { NO, YES } from '../../../../locale/form-fields.ts';
import type { Column, FormData } from '@wangban/engine/form';

type Value = FormData[string];

/** Rows copied from a spreadsheet 电子表格粘贴: cells between tabs, quoted where they hold line ends. Undefined = one plain value. */
export function readPasted(text: string): readonly (readonly string[])[] | undefined {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (!/[\t\n]/.test(plain)) return undefined;
  const rows: string[][] = [[]];
  for (const { groups } of plain.matchAll(/(?<cell>"(?:[^"]|"")*"|[^\t\n]*)(?<end>\t|\n|$)/g)) {
    const cell = groups?.['cell'] ?? '';
    const isQuoted = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"');
    rows.at(-1)?.push(isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (groups?.['end'] === '\n') rows.push([]);
    if (groups?.['end'] === '') break;
  }
  return rows;
}

/** What a pasted text means in a column: the value of a choice by its name, yes and no, everything else as typed. */
export function pastedValue(column: Column, text: string): Value | undefined {
  const typed = text.trim();
  if (typed === '') return undefined;
  if (column.type === 'choice') {
    const option = column.options.find(({ value, label }) => [value, label.zh, label.en].includes(typed));
    return option?.value ?? typed;
  }
  if (column.type !== 'yesNo') return typed;
  if (YES.test(typed)) return true;
  return NO.test(typed) ? false : typed;
}
