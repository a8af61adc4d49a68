import type { Cell } from './clean-cell.ts';
import type { RowProblem } from './row-problem.ts';

/** One row of an import file; `line` is where it begins in the file, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** An import file as rows of cells, before any meaning is given to them. */
export interface Table {
  /** For the report: UTF-8, GB18030, UTF-16LE or XLSX. */
  readonly encoding: string;
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
}

/** A table, or why the file is none. */
export type TableResult =
  { readonly table: Table } | { readonly encoding: string; readonly problem: RowProblem };

/** Longest file in bytes and rows; more is an export of something else, or belongs in several files. */
export const LIMITS = { fileBytes: 20 * 1024 * 1024, rows: 200_000, columns: 100 } as const;

/** Rows whose cells are all blank are skipped; people leave them behind in spreadsheets. */
export function isBlank(cells: readonly Cell[]): boolean {
  return cells.every((cell) => typeof cell === 'string' && cell.trim() === '');
}
