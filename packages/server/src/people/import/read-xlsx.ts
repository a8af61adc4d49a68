import { readSheet } from 'read-excel-file/node';
import type { Cell } from './clean-cell.ts';
import { fileProblem } from './row-problem.ts';
import { isBlank, LIMITS, type TableResult, type TableRow } from './table.ts';
import { checkZip } from './check-zip.ts';

/**
 * Reads the first sheet of an XLSX file 读取表格文件. Numbers stay the text that the file holds
 * (`202410010101`, not a float); the zip is checked before anything is unpacked.
 */
export async function readXlsx(bytes: Buffer): Promise<TableResult> {
  const encoding = 'XLSX';
  const problem = await checkZip(bytes);
  if (problem !== undefined) return { encoding, problem };
  const sheet = await firstSheet(bytes);
  if (sheet === undefined) return { encoding, problem: fileProblem('xlsxBroken') };
  const rows: TableRow[] = sheet
    .map((cells, index) => ({ line: index + 1, cells: cells.map(toCell) }))
    .filter(({ cells }) => !isBlank(cells))
    .slice(0, LIMITS.rows + 2);
  const [header, ...body] = rows;
  if (header === undefined) return { encoding, problem: fileProblem('emptyFile') };
  return { table: { encoding, header, rows: body } };
}

async function firstSheet(bytes: Buffer): Promise<unknown[][] | undefined> {
  try {
    return await readSheet<string>(bytes, { trim: false, parseNumber: plainNumber });
  } catch {
    return undefined;
  }
}

/** `2.02410010101E11` in the file is a way to write an exact number; beyond 2^53 digits are already lost. */
function plainNumber(text: string): string {
  const value = Number(text);
  return /e/i.test(text) && Number.isSafeInteger(value) ? String(value) : text;
}

function toCell(value: unknown): Cell {
  if (typeof value === 'string' || value instanceof Date) return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  return '';
}
