import type { JsonObject } from '../json.ts';
import type { Text } from '../text.ts';
import { displayComputed } from './fields/computed/display.ts';
import { rowsOf } from './fields/details/rows-of.ts';
import type { Column, Lang, Total } from './form.ts';
import type { OpenField } from './open-form.ts';

/** A total with its value for people. */
export interface ShownTotal {
  readonly label: Text;
  /** Undefined while it cannot be worked out. */
  readonly value: string | undefined;
}

/** The lines under a detail table 合计. Sums leave out what is not filled in. */
export function displayTotals(
  { field, totals }: OpenField,
  variables: JsonObject,
  lang: Lang,
): readonly ShownTotal[] {
  if (field.type !== 'details') return [];
  const rows = rowsOf(variables[field.key]);
  return totals.map(({ total, value }) => {
    const column = field.columns.find(({ key }) => key === total.sum);
    if (column === undefined) {
      const result = value(variables);
      const shown = 'error' in result ? undefined : displayComputed(total, result.value, lang);
      return { label: total.label, value: shown };
    }
    if (rows.length === 0) return { label: total.label, value: undefined };
    const sum = rows.reduce((so, row) => so + numberOf(row[column.key]), 0);
    const exact = Number(sum.toFixed(6));
    return { label: total.label, value: displayComputed(likeColumn(total, column), exact, lang) };
  });
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** A sum looks like its column unless it says otherwise. */
function likeColumn(total: Total, column: Column): Total {
  const isMoney = column.type === 'money' || (column.type === 'computed' && column.format === 'money');
  const unit =
    total.unit ?? (column.type === 'number' || column.type === 'computed' ? column.unit : undefined);
  const format = total.format ?? (isMoney ? 'money' : 'number');
  return { ...total, format, ...(unit && { unit }) };
}
