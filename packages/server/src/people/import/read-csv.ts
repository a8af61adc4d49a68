import { csvRows } from './csv-rows.ts';
import { decodeText } from './decode-text.ts';
import { fileProblem } from './row-problem.ts';
import { LIMITS, type TableResult } from './table.ts';

/** Reads delimited text 读取文本表格. What cannot be read to its end is not imported at all. */
export async function readCsv(bytes: Uint8Array): Promise<TableResult> {
  const decoded = decodeText(bytes);
  if (decoded === undefined) return { encoding: 'unknown', problem: fileProblem('unknownEncoding') };
  const { encoding, text } = decoded;
  if (text.includes('\0')) return { encoding, problem: fileProblem('binaryFile') };
  const { rows, problem } = await csvRows(text, LIMITS.rows + 2);
  if (problem !== undefined) return { encoding, problem };
  const [header, ...body] = rows;
  if (header === undefined) return { encoding, problem: fileProblem('emptyFile') };
  return { table: { encoding, header, rows: body } };
}
