import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { decodeText } from './decode-text.ts';
import { fileProblem } from './row-problem.ts';
import { isBlank, LIMITS, type TableResult, type TableRow } from './table.ts';

const SLICE_BYTES = 256 * 1024;
/** An unclosed quote swallows the rest of the file: stop there, near the line that is wrong. */
const MAX_RECORD_BYTES = 64 * 1024;
const LINE_BREAK = /\r\n|\n|\r/g;

/**
 * Reads delimited text 读取文本表格: `,` `;` or tab, whichever the header line uses most. The event loop gets
 * its turn between slices, so that a large file does not hold up everybody else.
 */
export async function readCsv(bytes: Uint8Array): Promise<TableResult> {
  const decoded = decodeText(bytes);
  if (decoded === undefined) return { encoding: 'unknown', problem: fileProblem('unknownEncoding') };
  const { encoding, text } = decoded;
  if (text.includes('\0')) return { encoding, problem: fileProblem('binaryFile') };
  const rows: TableRow[] = [];
  const parser = parse({
    delimiter: delimiterOf(text),
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
    on_record: (cells: string[], { lines }) => {
      if (!isBlank(cells) && rows.length <= LIMITS.rows + 1) {
        rows.push({ line: lines - breaksInside(cells), cells });
      }
      return null;
    },
  });
  try {
    await pipeline(Readable.from(slices(text)), parser, drain);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { encoding, problem: { line: lineOf(error), code: 'csvSyntax', facts: { reason: error.code } } };
  }
  const [header, ...body] = rows;
  if (header === undefined) return { encoding, problem: fileProblem('emptyFile') };
  return { table: { encoding, header, rows: body } };
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
