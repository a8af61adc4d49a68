import { Order, parseValue } from '@wangban/connectors/webhook';
import type { TableRow } from '../../people/import/table.ts';
import { cellReader } from './cell-reader.ts';
import { WORDS, type LineProblem } from './line-problem.ts';
import { COLUMNS, type Header } from './read-header.ts';

/** A line as an order 行转工单, with what was read otherwise than written; or why it is not taken. */
export type LineOrder =
  | { readonly order: Order; readonly notes: readonly LineProblem[] }
  | { readonly problems: readonly LineProblem[] };

const DAY_MS = 24 * 3_600_000;

/** Reads a line: what the hall knows from its columns, everything else as fields. */
export function orderOfLine(header: Header, row: TableRow, now: number): LineOrder {
  const { word, text, refuse, problems, notes } = cellReader(header, row);
  const whole = (column: 'version' | 'costCents'): number | undefined => {
    const digits = word(column);
    if (digits !== undefined && !/^\d{1,15}$/.test(digits)) refuse(column, WORDS.whole);
    return digits === undefined ? undefined : Number(digits);
  };
  const noteAt = header.known.get('note');
  const order = given({
    id: word('id'),
    no: word('no'),
    reference: word('reference'),
    version: whole('version'),
    status: word('status'),
    note: noteAt === undefined ? undefined : text(noteAt),
    updatedAt: word('updatedAt'),
    costCents: whole('costCents'),
    fields: fieldsOf(header, text),
  });
  if (problems.length > 0) return { problems };
  const read = parseValue(Order, order);
  const wrong = 'problems' in read ? read.problems : [];
  for (const { field, zh, en } of wrong)
    refuse(COLUMNS.find((column) => `/${column}` === field) ?? 'note', [zh, en]);
  if ('problems' in read) return { problems };
  if (Date.parse(read.value.updatedAt) <= now + DAY_MS) return { order: read.value, notes };
  // Nothing that comes later would count any more.
  refuse('updatedAt', WORDS.ahead);
  return { problems };
}

function fieldsOf(
  { names, fields }: Header,
  text: (index: number) => string | undefined,
): Readonly<Record<string, string>> | undefined {
  const values = fields.flatMap((index): [string, string][] => {
    const value = text(index);
    return value === undefined ? [] : [[names[index] ?? '', value]];
  });
  return values.length === 0 ? undefined : Object.fromEntries(values);
}

/** Without what has no value: it would count as other content. */
function given(values: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
