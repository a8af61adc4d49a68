/** What can be wrong in an import file 导入问题; `problem-text.ts` has the words for each. */
export type RowProblemCode =
  | 'ambiguousClass'
  | 'ambiguousUnit'
  | 'badChoice'
  | 'badCode'
  | 'badEmail'
  | 'badFlag'
  | 'badInteger'
  | 'badName'
  | 'badPersonNo'
  | 'badPhone'
  | 'binaryFile'
  | 'brokenText'
  | 'classOfOtherUnit'
  | 'columnCount'
  | 'columnMissing'
  | 'columnTwice'
  | 'contradiction'
  | 'controlCharacter'
  | 'csvSyntax'
  | 'dateCell'
  | 'duplicate'
  | 'emptyFile'
  | 'encrypted'
  | 'fileTooLarge'
  | 'formula'
  | 'lossyNumber'
  | 'markup'
  | 'notForKind'
  | 'oldExcel'
  | 'personLeft'
  | 'required'
  | 'selfSupervision'
  | 'studentExpected'
  | 'tooLong'
  | 'tooManyColumns'
  | 'tooManyLeavers'
  | 'tooManyRows'
  | 'unitCycle'
  | 'unknownClass'
  | 'unknownEncoding'
  | 'unknownPerson'
  | 'unknownUnit'
  | 'xlsxBroken'
  | 'zipEntries'
  | 'zipNested'
  | 'zipPath'
  | 'zipRatio'
  | 'zipSize';

/**
 * One finding in an import file. `line` counts from 1 as an editor or spreadsheet shows it, 0 = the whole file;
 * `column` is the header as written in the file; `value` the cell as found.
 */
export interface RowProblem {
  readonly line: number;
  readonly column?: string;
  readonly value?: string;
  readonly code: RowProblemCode;
  /** Values for the `{placeholders}` of the text. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

/** A finding that concerns the whole file. */
export function fileProblem(
  code: RowProblemCode,
  facts?: Readonly<Record<string, string | number>>,
): RowProblem {
  return facts === undefined ? { line: 0, code } : { line: 0, code, facts };
}
