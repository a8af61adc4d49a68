import { halfWidth } from '../../people/import/clean-cell.ts';
import { problemText } from '../../people/import/problem-text.ts';
import type { TableRow } from '../../people/import/table.ts';
import { finding, importFinding, WORDS, type LineProblem } from './line-problem.ts';

/** Columns 列 that mean something to the hall; all others are fields of the order under their own name. */
const KNOWN = {
  id: ['id', '工单编号'],
  no: ['no', '编号'],
  reference: ['reference', '受理编号'],
  version: ['version', '版本'],
  status: ['status', '状态'],
  note: ['note', '说明'],
  updatedAt: ['updatedat', '更新时间'],
  costCents: ['costcents', '费用（分）', '费用(分)'],
} as const;
export type KnownColumn = keyof typeof KNOWN;
const NEEDED: readonly KnownColumn[] = ['id', 'reference', 'status', 'updatedAt'];
/** In the order of the contract. */
export const COLUMNS = [
  'id',
  'no',
  'reference',
  'version',
  'status',
  'note',
  'updatedAt',
  'costCents',
] as const;

/** Whether no order can do without a column. */
export function isNeeded(column: KnownColumn): boolean {
  return NEEDED.includes(column);
}

const MOST_COLUMNS = 100;

/** What the columns of a file mean 表头. */
export interface Header {
  readonly line: number;
  /** Names as they are written, by place. */
  readonly names: readonly string[];
  readonly known: ReadonlyMap<KnownColumn, number>;
  /** Places of the columns that become fields. */
  readonly fields: readonly number[];
}

/** Reads the header row; one that lacks what every order needs, or says something twice, makes the file useless. */
export function readHeader(
  { line, cells }: TableRow,
  body: readonly TableRow[],
): { readonly header: Header } | { readonly problems: readonly LineProblem[] } {
  const names = cells.map((cell) => halfWidth(String(cell)).trim());
  const place = { line };
  if (names.length > MOST_COLUMNS)
    return {
      problems: [importFinding('refused', { line, code: 'tooManyColumns', facts: { max: MOST_COLUMNS } })],
    };
  const known = new Map<KnownColumn, number>();
  const fields: number[] = [];
  const problems: LineProblem[] = [];
  for (const [index, name] of names.entries()) {
    const column = knownColumn(name);
    const first = names.findIndex((other) => isSameColumn(other, name));
    if (name === '') {
      if (body.some((row) => String(row.cells[index] ?? '').trim() !== ''))
        problems.push(finding('refused', { line, column: String(index + 1) }, WORDS.noHeaderName));
    } else if (name === '__proto__') problems.push(finding('refused', place, WORDS.reserved));
    else if (first !== index)
      problems.push(
        importFinding('refused', {
          line,
          column: name,
          code: 'columnTwice',
          facts: { other: names[first] ?? '' },
        }),
      );
    else if (column === undefined) fields.push(index);
    else known.set(column, index);
  }
  for (const column of NEEDED) if (!known.has(column)) problems.push(missing(line, column));
  return problems.length > 0 ? { problems } : { header: { line, names, known, fields } };
}

function knownColumn(name: string): KnownColumn | undefined {
  const word = name.toLowerCase();
  for (const column of COLUMNS) if (KNOWN[column].some((each) => each === word)) return column;
  return undefined;
}

function isSameColumn(one: string, other: string): boolean {
  const [a, b] = [knownColumn(one), knownColumn(other)];
  return a === undefined ? one === other : a === b;
}

function missing(line: number, column: KnownColumn): LineProblem {
  const code = 'columnMissing';
  const facts = { names: KNOWN[column].join(' / ').replace('updatedat', 'updatedAt') };
  const [zh, en] = [problemText({ line, code, facts }, 'zh'), problemText({ line, code, facts }, 'en')];
  return finding('refused', { line, column }, [`${zh.cause}。${zh.cure}`, `${en.cause}: ${en.cure}`]);
}
