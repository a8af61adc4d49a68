import { inspectZip, isZip, ZIP_LIMITS } from '../../platform/zip/inspect-zip.ts';
import { fileProblem, type RowProblem } from './row-problem.ts';

/** Checks a spreadsheet's zip before anybody unpacks it 压缩包检查, nesting included. `undefined` = harmless. */
export async function checkZip(bytes: Buffer): Promise<RowProblem | undefined> {
  const problem = await inspectZip(bytes, (_, content) => (isZip(content) ? 'nested' : undefined));
  switch (problem?.kind) {
    case undefined:
      return undefined;
    case 'broken':
      return fileProblem('xlsxBroken');
    case 'encrypted':
      return fileProblem('encrypted');
    case 'entries':
      return fileProblem('zipEntries', { max: ZIP_LIMITS.entries });
    case 'ratio':
      return fileProblem('zipRatio', { max: ZIP_LIMITS.ratio });
    case 'size':
      return fileProblem('zipSize', { max: ZIP_LIMITS.totalBytes / 2 ** 20 });
    case 'path':
      return fileProblem('zipPath', { path: problem.path });
    case 'content':
      return fileProblem('zipNested');
  }
}
