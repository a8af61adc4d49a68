import { halfWidth } from '../../people/import/clean-cell.ts';
import type { RowProblemCode } from '../../people/import/row-problem.ts';
import type { TableRow } from '../../people/import/table.ts';
import { finding, importFinding, WORDS, type LineProblem, type Words } from './line-problem.ts';
import { isNeeded, type Header, type KnownColumn } from './read-header.ts';

/** Reads the cells of one line 读取单元格, and gathers what is to be said of them. */
export interface CellReader {
  /** A word of a machine: in half-width letters. */
  readonly word: (column: KnownColumn) => string | undefined;
  /** Running text of a column, as it is. */
  readonly text: (index: number) => string | undefined;
  readonly refuse: (column: KnownColumn, words: Words) => void;
  readonly problems: readonly LineProblem[];
  readonly notes: readonly LineProblem[];
}

const MOST_TEXT = 4000;
/** Controls other than tab and line breaks, and the marks that turn the reading direction. */
const CONTROL = /[^\P{Cc}\t\n\r]|[\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
/** What a spreadsheet would compute when it is opened in one (CWE-1236); a number, or a phone number, does no harm. */
const FORMULA = /^[=+\-@＝＋－＠\t\r]/;
const HARMLESS = /^[+\-＋－]?[\d\s.,()（）-]*$/;
/** Programs that write such files put an apostrophe in front of it. */
const GUARDED = /^'[=+\-@＝＋－＠\t\r]/;
const SCIENTIFIC = /^\d(\.\d+)?E\+?\d+$/i;

/** Begins with a line. */
export function cellReader({ names, known }: Header, { line, cells }: TableRow): CellReader {
  const problems: LineProblem[] = [];
  const notes: LineProblem[] = [];
  const rawOf = (index: number): string => String(cells[index] ?? '').trim();
  const placeOf = (index: number) => ({ line, column: names[index] });
  const refuseAs = (index: number, code: RowProblemCode, facts = {}): undefined =>
    void problems.push(importFinding('refused', { line, column: names[index] ?? '', code, facts }));

  const text = (index: number): string | undefined => {
    const raw = rawOf(index);
    const isGuarded = GUARDED.test(raw);
    const value = isGuarded ? raw.slice(1) : raw;
    if (value === '') return undefined;
    if (value.includes('\ufffd')) return refuseAs(index, 'brokenText');
    if (CONTROL.test(value)) return refuseAs(index, 'controlCharacter');
    if (value.length > MOST_TEXT) return refuseAs(index, 'tooLong', { max: MOST_TEXT });
    if (isGuarded) notes.push(finding('normalised', placeOf(index), WORDS.unquoted));
    else if (FORMULA.test(value) && !HARMLESS.test(value)) return refuseAs(index, 'formula');
    return value;
  };

  const word = (column: KnownColumn): string | undefined => {
    const index = known.get(column);
    if (index === undefined) return undefined;
    if (rawOf(index) === '') return isNeeded(column) ? refuseAs(index, 'required') : undefined;
    const raw = text(index);
    if (raw === undefined) return undefined;
    const value = halfWidth(raw).trim();
    if (value !== raw) notes.push(finding('normalised', placeOf(index), WORDS.widened));
    return SCIENTIFIC.test(value) && column !== 'status' ? refuseAs(index, 'lossyNumber') : value;
  };

  const refuse = (column: KnownColumn, words: Words): void => {
    const index = known.get(column);
    const place = index === undefined ? { line, column } : placeOf(index);
    problems.push(finding('refused', place, words));
  };

  if (cells.slice(names.length).some((cell) => String(cell).trim() !== ''))
    problems.push(importFinding('refused', { line, code: 'columnCount', facts: { width: names.length } }));
  return { word, text, refuse, problems, notes };
}
