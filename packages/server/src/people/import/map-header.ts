import { halfWidth } from './clean-cell.ts';
import { type Column, NOT_STORED } from './columns.ts';
import type { RowProblem } from './row-problem.ts';
import type { TableRow } from './table.ts';

/** Which cell of a row belongs to which column. */
export interface HeaderMap {
  readonly columns: readonly { readonly column: Column; readonly index: number; readonly title: string }[];
  /** Titles that mean nothing to this kind of import; their cells are not read. */
  readonly ignored: readonly string[];
  readonly problems: readonly RowProblem[];
}

/** Maps a header line to the columns of an import kind 表头对应, by Chinese name, English name or JY/T short code. */
export function mapHeader(header: TableRow, columns: readonly Column[]): HeaderMap {
  const mapped: HeaderMap['columns'][number][] = [];
  const ignored: string[] = [];
  const problems: RowProblem[] = [];
  header.cells.forEach((cell, index) => {
    const title = typeof cell === 'string' ? cell.trim() : '';
    const column = columns.find(({ names }) => names.some((name) => normal(name) === normal(title)));
    const before = mapped.find((other) => other.column === column);
    if (column === undefined) {
      if (title !== '' && !NOT_STORED.some((name) => normal(name) === normal(title))) ignored.push(title);
    } else if (before === undefined) {
      mapped.push({ column, index, title });
    } else {
      problems.push({
        line: header.line,
        column: title,
        code: 'columnTwice',
        facts: { other: before.title },
      });
    }
  });
  for (const column of columns) {
    if (!column.required || mapped.some((other) => other.column === column)) continue;
    problems.push({
      line: header.line,
      column: column.names[0],
      code: 'columnMissing',
      facts: { names: column.names.join('、') },
    });
  }
  return { columns: mapped, ignored, problems };
}

/** `学号 *`, `Person No`, `person_no` and `学号（必填）` are the same title as `学号` and `personno`. */
function normal(title: string): string {
  return halfWidth(title)
    .replace(/\([^)]*\)\s*\*?$|[*:]+$/g, '')
    .replace(/[\s_*-]/g, '')
    .toLowerCase();
}
