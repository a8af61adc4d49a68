import type { Order } from '@wangban/connectors/webhook';
import { csvRows } from '../../people/import/csv-rows.ts';
import { decodeText } from '../../people/import/decode-text.ts';
import { fileProblem } from '../../people/import/row-problem.ts';
import { finding, importFinding, WORDS, type LineProblem, type Words } from './line-problem.ts';
import { orderOfLine } from './order-of-line.ts';
import { readHeader } from './read-header.ts';

/** Largest file 最大文件: a night of a large school is a hundredth of it. */
export const MOST_BYTES = 8 * 1024 * 1024;
const MOST_LINES = 50_000;

/** An order with the line that it stands on. */
export interface OrderLine {
  readonly line: number;
  readonly order: Order;
  /** The column `reference`, and `status`, as the file writes them. */
  readonly columns: { readonly reference: string; readonly status: string };
}

/** A file as it was read 读取结果. One that is of no use at all has no lines, and a problem of line 0 or of its header. */
export interface ReadFile {
  readonly encoding: string;
  /** Rows below the header that are not blank. */
  readonly count: number;
  readonly lines: readonly OrderLine[];
  readonly problems: readonly LineProblem[];
}

/** Reads a file of orders. What is wrong with one line does not hold up the others. */
export async function readOrderFile(bytes: Buffer, now: number): Promise<ReadFile> {
  const kind = kindOf(bytes);
  if (kind !== undefined) return useless('unknown', [finding('refused', WHOLE, kind)]);
  if (bytes.length > MOST_BYTES)
    return useless('unknown', [
      importFinding('refused', fileProblem('fileTooLarge', { max: MOST_BYTES / 2 ** 20 })),
    ]);
  const decoded = decodeText(bytes);
  if (decoded === undefined)
    return useless('unknown', [importFinding('refused', fileProblem('unknownEncoding'))]);
  const { encoding, text } = decoded;
  if (/^\s*<(!doctype|html)/i.test(text))
    return useless(encoding, [finding('refused', WHOLE, WORDS.webPage)]);
  const { rows, problem } = await csvRows(text, MOST_LINES + 2);
  const [first, ...body] = rows;
  const broken = problem === undefined ? [] : [importFinding('refused', problem)];
  if (first === undefined)
    return useless(
      encoding,
      broken.length > 0 ? broken : [importFinding('refused', fileProblem('emptyFile'))],
    );
  if (body.length > MOST_LINES)
    return useless(encoding, [importFinding('refused', fileProblem('tooManyRows', { max: MOST_LINES }))]);
  const read = readHeader(first, body);
  if ('problems' in read) return useless(encoding, read.problems);
  const { header } = read;
  const columns = { reference: nameOf('reference'), status: nameOf('status') };
  const lines: OrderLine[] = [];
  const problems: LineProblem[] = [];
  for (const row of body) {
    const made = orderOfLine(header, row, now);
    if ('problems' in made) problems.push(...made.problems);
    else {
      problems.push(...made.notes);
      lines.push({ line: row.line, order: made.order, columns });
    }
  }
  return { encoding, count: body.length + broken.length, lines, problems: [...problems, ...broken] };

  function nameOf(column: 'reference' | 'status'): string {
    return header.names[header.known.get(column) ?? -1] ?? column;
  }
}

const WHOLE = { line: 0 } as const;

/** A file that holds nothing that could be taken. */
export function useless(encoding: string, problems: readonly LineProblem[]): ReadFile {
  return { encoding, count: 0, lines: [], problems };
}

/** Zip and XLSX, gzip, old Excel; anything with a NUL that is not UTF-16. */
function kindOf(bytes: Buffer): Words | undefined {
  const isArchive = ARCHIVES.some((mark) => bytes.subarray(0, mark.length).equals(mark));
  if (isArchive) return WORDS.archive;
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return !isUtf16 && bytes.includes(0) ? WORDS.binary : undefined;
}

const ARCHIVES = [
  Buffer.from('PK', 'latin1'),
  Buffer.from([0x1f, 0x8b]),
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
  Buffer.from('7z\xbc\xaf', 'latin1'),
  Buffer.from('Rar!', 'latin1'),
];
