import type { Json, JsonObject } from '../../json.ts';
import {
  type CheckedField,
  faulty,
  type FieldContext,
  type FieldProblem,
  isBlank,
} from '../checked-field.ts';
import type { Report } from '../definition-problem.ts';
import type { DetailsField, Lang } from '../form.ts';
import { en, wrongType, zh } from '../named.ts';
import {
  type Attributes,
  attributesOf,
  checkNumber,
  checkText,
  checkWord,
  listOf,
} from '../read-attributes.ts';
import {
  aListOf,
  aNumber,
  aString,
  having,
  isObject,
  isText,
  optional,
  type Guard,
  type Shape,
} from '../shape.ts';

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
const MOST_ROWS = 200;
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

/** What a row became. */
export interface CheckedRow {
  readonly data: JsonObject;
  /** Each with its pointer inside the row. */
  readonly problems: readonly FieldProblem[];
}

/** Checks the rows; wholly empty ones are dropped. `checkRow` knows the columns. */
export function checkDetailsField(
  field: DetailsField,
  typed: unknown,
  { mode }: FieldContext,
  checkRow: (row: { readonly [key: string]: unknown }, index: number) => CheckedRow,
): CheckedField {
  if (!Array.isArray(typed)) return wrongType(field, { zh: '若干行', en: 'a list of rows' });
  const given: readonly unknown[] = typed;
  if (given.some((row) => !isObject(row))) return wrongType(field, { zh: '若干行', en: 'a list of rows' });
  const rows = given.filter(isObject).filter((row) => !Object.values(row).every(isBlank));
  if (rows.length > field.maxRows)
    return faulty(
      'tooMany',
      {
        zh: `${zh(field)}最多 ${field.maxRows} 行，现在有 ${rows.length} 行，请删去 ${rows.length - field.maxRows} 行`,
        en: `${en(field)} takes at most ${field.maxRows} rows; there are ${rows.length}: remove ${rows.length - field.maxRows}`,
      },
      rows.slice(0, MOST_ROWS).map((row, index) => checkRow(row, index).data),
    );
  const checked = rows.map((row, index) => checkRow(row, index));
  const value: Json = checked.map(({ data }) => data);
  const problems = checked.flatMap((row, index) =>
    row.problems.map(({ at, code, message }) => ({
      at: `/${index}${at}`,
      code,
      message: inRow(index, message),
    })),
  );
  const least = field.minRows ?? 1;
  if (rows.length === 0) return { problems };
  if (rows.length >= least || mode === 'draft') return { value, problems };
  const message = {
    zh: `${zh(field)}至少填 ${least} 行，请再添加 ${least - rows.length} 行`,
    en: `${en(field)} needs at least ${least} rows: add ${least - rows.length}`,
  };
  return { value, problems: [{ at: '', code: 'tooFew', message }, ...problems] };
}

function inRow(index: number, message: { readonly zh: string; readonly en: string }) {
  return { zh: `第 ${index + 1} 行：${message.zh}`, en: `Row ${index + 1}: ${message.en}` };
}

/** The rows that a table's value holds. */
export function rowsOf(value: Json | undefined): readonly JsonObject[] {
  const rows: readonly Json[] = Array.isArray(value) ? value : [];
  return rows.flatMap((row) => (row === null || typeof row !== 'object' || isList(row) ? [] : [row]));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** How many rows; pages show the rows themselves. */
export function displayDetails(value: Json | undefined, lang: Lang): string | undefined {
  const { length } = rowsOf(value);
  if (length === 0) return undefined;
  return lang === 'zh' ? `${length} 行` : `${length} ${length === 1 ? 'row' : 'rows'}`;
}
