import type { Report } from '../../definition-problem.ts';
import {
  type Attributes,
  attributesOf,
  checkNumber,
  checkText,
  checkWord,
  listOf,
} from '../../read-attributes.ts';
import {
  aListOf,
  aNumber,
  aString,
  type Guard,
  having,
  isObject,
  isText,
  optional,
  type Shape,
} from '../../shape.ts';

/** Attributes of a detail table 明细表, apart from its columns. */
export const detailsShape: Shape = {
  columns: aListOf(isObject),
  minRows: optional(aNumber),
  maxRows: aNumber,
  totals: optional(
    aListOf(
      having({
        label: isText,
        sum: optional(aString),
        value: optional(aString),
        format: optional(aString),
      }) satisfies Guard,
    ),
  ),
};

/** Types of field that a column may have. */
export const COLUMN_TYPES: ReadonlySet<unknown> = new Set([
  'text',
  'longText',
  'number',
  'money',
  'date',
  'dateTime',
  'choice',
  'term',
  'yesNo',
  'dictionary',
  'person',
  'unit',
  'class',
  'room',
  'region',
  'phone',
  'email',
  'idNumber',
  'studentNo',
  'staffNo',
  'computed',
]);

/** Most rows that anybody fills in by hand or pastes. */
export const MOST_ROWS = 200;

const SUMMABLE: ReadonlySet<unknown> = new Set(['number', 'money', 'computed']);

/** Checks a table's limits and totals; `columns` are checked like fields, by the caller. */
export function defineDetailsField(field: Attributes, path: string, report: Report): void {
  checkNumber(field, 'maxRows', path, { min: 1, max: MOST_ROWS, step: 1, needed: true }, report);
  const max = typeof field['maxRows'] === 'number' ? field['maxRows'] : MOST_ROWS;
  checkNumber(field, 'minRows', path, { min: 1, max, step: 1 }, report);
  if (field['totals'] === undefined) return;
  const columns: readonly unknown[] = Array.isArray(field['columns']) ? field['columns'] : [];
  const summable = columns.flatMap((column) =>
    isObject(column) && SUMMABLE.has(column['type']) ? [column['key']] : [],
  );
  for (const [index, total] of listOf(field['totals'], `${path}/totals`, report).entries())
    defineTotal(total, `${path}/totals/${index}`, summable, report);
}

const TOTAL = ['label', 'sum', 'value', 'format', 'decimals', 'unit'];

function defineTotal(value: unknown, path: string, summable: readonly unknown[], report: Report): void {
  const total = attributesOf(value, path, TOTAL, report);
  if (total === undefined) return;
  checkText(total['label'], `${path}/label`, report);
  checkWord(total, 'format', path, ['number', 'money'], report);
  checkNumber(total, 'decimals', path, { min: 0, max: 6, step: 1 }, report);
  if (total['unit'] !== undefined) checkText(total['unit'], `${path}/unit`, report);
  const { sum, value: written } = total;
  if (sum === undefined && typeof written === 'string') return;
  if (summable.includes(sum) && written === undefined) return;
  report(
    `${path}/sum`,
    'unknownReference',
    `sum 请写一个数字、金额或计算列的 key（${summable.join('、') || '这个表没有'}），或改用 value 写一个表达式`,
    `Write for sum the key of a number, money or computed column (${summable.join(', ') || 'this table has none'}), or an expression in value instead`,
  );
}
