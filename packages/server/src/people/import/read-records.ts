import { setImmediate } from 'node:timers/promises';
import { type Cell, cleanCell } from './clean-cell.ts';
import { COLUMNS } from './columns.ts';
import type { ImportKindName } from './import-kind.ts';
import { type HeaderMap, mapHeader } from './map-header.ts';
import type { RowProblem } from './row-problem.ts';
import type { Table, TableRow } from './table.ts';

const ROWS_PER_TURN = 2000;

/** A row with cleaned values by column key. `wrong` = some cell was refused, so the row says nothing certain. */
export interface ImportRecord {
  readonly line: number;
  readonly values: Readonly<Partial<Record<string, string>>>;
  readonly wrong: boolean;
}

/** All records of a file with everything that is wrong with single cells. */
export interface RecordList {
  readonly records: readonly ImportRecord[];
  readonly problems: readonly RowProblem[];
  readonly ignored: readonly string[];
  /** Column keys that the file has. */
  readonly keys: ReadonlySet<string>;
  /** Title of a column as the file writes it. */
  readonly title: (key: string) => string;
}

/** Reads records 读取记录: header mapped, every cell cleaned and checked on its own. */
export async function readRecords(kind: ImportKindName, table: Table): Promise<RecordList> {
  const columns = COLUMNS[kind];
  const header = mapHeader(table.header, columns);
  const titles = new Map(header.columns.map(({ column, title }) => [column.key, title]));
  const title = (key: string): string =>
    titles.get(key) ?? columns.find((column) => column.key === key)?.names[0] ?? key;
  const common = { ignored: header.ignored, keys: new Set(titles.keys()), title };
  if (header.problems.length > 0) return { ...common, records: [], problems: header.problems };
  const problems: RowProblem[] = [];
  const records: ImportRecord[] = [];
  for (const row of table.rows) {
    records.push(readRow(row, header, table.header.cells.length, problems));
    // A large file must not hold up everybody else's requests.
    if (records.length % ROWS_PER_TURN === 0) await setImmediate();
  }
  return { ...common, records, problems };
}

function readRow(row: TableRow, header: HeaderMap, width: number, problems: RowProblem[]): ImportRecord {
  const values: Record<string, string> = {};
  const before = problems.length;
  const extra = row.cells.slice(width).find((cell) => shown(cell) !== '');
  if (extra !== undefined) {
    problems.push({ line: row.line, value: shown(extra), code: 'columnCount', facts: { width } });
    return { line: row.line, values, wrong: true };
  }
  for (const { column, index, title } of header.columns) {
    const cell = row.cells[index] ?? '';
    const cleaned = cleanCell(cell, column);
    if ('problem' in cleaned) {
      const at = { line: row.line, column: title, value: shown(cell), code: cleaned.problem };
      problems.push(cleaned.facts === undefined ? at : { ...at, facts: cleaned.facts });
    } else if (cleaned.value !== undefined) {
      values[column.key] = cleaned.value;
    } else if (column.required) {
      problems.push({ line: row.line, column: title, value: '', code: 'required' });
    }
  }
  return { line: row.line, values, wrong: problems.length > before };
}

function shown(cell: Cell): string {
  return typeof cell === 'string' ? cell.trim() : cell.toISOString().slice(0, 10);
}
