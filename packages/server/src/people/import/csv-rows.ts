import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import type { RowProblem } from './row-problem.ts';
import { isBlank, type TableRow } from './table.ts';

const SLICE_BYTES = 256 * 1024;
/** An unclosed quote swallows the rest of the file: stop there, near the line that is wrong. */
const MAX_RECORD_BYTES = 64 * 1024;
const LINE_BREAK = /\r\n|\n|\r/g;

/** Rows of a delimited text, and where it cannot be read any further. */
export interface CsvRows {
  readonly rows: readonly TableRow[];
  readonly problem?: RowProblem;
}

/**
 * Reads the rows of a delimited text 分行: `,` `;` or tab, whichever the header line uses most; blank ones are left out. The event
 * loop gets its turn between slices, so that a large file does not hold up everybody else.
 */
export async function csvRows(text: string, most: number): Promise<CsvRows> {
  const rows: TableRow[] = [];
  const parser = parse({
    delimiter: delimiterOf(text),
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
    on_record: (cells: string[], { lines }) => {
      if (!isBlank(cells) && rows.length < most) rows.push({ line: lines - breaksInside(cells), cells });
      return null;
    },
  });
  try {
    await pipeline(Readable.from(slices(text)), parser, drain);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, problem: { line: lineOf(error), code: 'csvSyntax', facts: { reason: error.code } } };
  }
  return { rows };
}

/** The delimiter that the header line uses most, quoted text aside. */
function delimiterOf(text: string): string {
  const header = (/^[^\S\n]*\S.*$/m.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const uses = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length }));
  return uses.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

async function* slices(text: string): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += SLICE_BYTES) {
    yield bytes.subarray(start, start + SLICE_BYTES);
    await setImmediate();
  }
}

async function drain(parsed: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of parsed);
}

const breaksInside = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(LINE_BREAK)?.length ?? 0), 0);

const lineOf = (error: CsvError): number => (typeof error['lines'] === 'number' ? error['lines'] : 0);
