import type { Json, JsonObject } from '../../../json.ts';
import {
  type CheckedField,
  faulty,
  type FieldContext,
  type FieldProblem,
  isBlank,
} from '../../checked-field.ts';
import type { DetailsField } from '../../form.ts';
import { en, wrongType, zh } from '../../named.ts';
import { isObject } from '../../shape.ts';
import { MOST_ROWS } from './definition.ts';

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
