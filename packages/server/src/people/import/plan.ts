/** What applying a file would do, in rows of the file. `removed`: holders, heads and relations it no longer names. */
export interface PlanCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly leavers: number;
}

/** Rows to write (new or different ones only) and their counts. */
export interface RowPlan<Write> {
  readonly writes: readonly Write[];
  readonly counts: PlanCounts;
}

/** Compares what a row wants with what is stored. */
export type Verdict = 'added' | 'changed' | 'unchanged';

/** `added` without a stored row, `unchanged` when every wanted value is already there. */
export function verdict(wanted: object, stored: object | undefined): Verdict {
  if (stored === undefined) return 'added';
  const values = new Map(Object.entries(stored));
  return Object.entries(wanted).every(([key, value]) => values.get(key) === value) ? 'unchanged' : 'changed';
}

/** Counts verdicts. */
export function count(verdicts: readonly Verdict[], removed = 0, leavers = 0): PlanCounts {
  const of = (wanted: Verdict) => verdicts.filter((one) => one === wanted).length;
  return { added: of('added'), changed: of('changed'), unchanged: of('unchanged'), removed, leavers };
}

/** Plan of rows that each stand for one stored row: whatever differs is written. */
export function planRows<Write extends object>(
  pairs: readonly { readonly wanted: Write; readonly stored: object | undefined }[],
): RowPlan<Write> {
  const verdicts = pairs.map(({ wanted, stored }) => verdict(wanted, stored));
  return {
    writes: pairs.filter((_, index) => verdicts[index] !== 'unchanged').map(({ wanted }) => wanted),
    counts: count(verdicts),
  };
}
