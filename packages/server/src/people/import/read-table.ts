import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { fileProblem, type RowProblem } from './row-problem.ts';
import { LIMITS, type Table, type TableResult } from './table.ts';

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
/** OLE container: Excel 97–2003, and every password-protected Excel file. */
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Reads an import file 读取导入文件; its content decides what it is, not its name. */
export async function readTable(bytes: Buffer): Promise<TableResult> {
  const problem = checkSize(bytes);
  if (problem !== undefined) return { encoding: 'unknown', problem };
  if (bytes.subarray(0, 4).equals(OLE)) return { encoding: 'XLS', problem: fileProblem('oldExcel') };
  const result = bytes.subarray(0, 4).equals(ZIP) ? await readXlsx(bytes) : await readCsv(bytes);
  if ('problem' in result) return result;
  const tooLarge = checkTable(result.table);
  return tooLarge === undefined ? result : { encoding: result.table.encoding, problem: tooLarge };
}

function checkSize(bytes: Buffer): RowProblem | undefined {
  if (bytes.length === 0) return fileProblem('emptyFile');
  if (bytes.length > LIMITS.fileBytes)
    return fileProblem('fileTooLarge', { max: LIMITS.fileBytes / 2 ** 20 });
  return undefined;
}

function checkTable(table: Table): RowProblem | undefined {
  if (table.rows.length > LIMITS.rows) return fileProblem('tooManyRows', { max: LIMITS.rows });
  if (table.header.cells.length > LIMITS.columns)
    return fileProblem('tooManyColumns', { max: LIMITS.columns });
  return undefined;
}
