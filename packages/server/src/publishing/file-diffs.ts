import type { FolderFiles } from '../catalogue/folder/check-service.ts';
import { diffLines } from './diff-lines.ts';

/** What differs between two folders 文件夹对比, file by file; files without a difference are left out. */
export function fileDiffs(before: FolderFiles, after: FolderFiles) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return names.flatMap((file) => {
    const lines = diffLines(before[file], after[file]);
    return lines.length === 0 ? [] : [{ file, lines: lines.map(wireLine) }];
  });
}

function wireLine(one: ReturnType<typeof diffLines>[number]) {
  return one.kind === 'gap' ? { kind: one.kind, line: null, text: '' } : one;
}
