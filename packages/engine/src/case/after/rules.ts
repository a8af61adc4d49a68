import type { Expression } from '../../expression/index.ts';

/** Who is told of what becomes of an obligation, beside its holder. */
export type AfterTold = 'nobody' | 'owner' | 'approvers';

/** When an obligation is due: at the end of a day that the form names, or of a day counted from the approval. */
export type DueRule =
  { readonly field: string; readonly plusDays?: number | undefined } | { readonly afterDays: number };

/** What the service says about one obligation 办结后义务. */
export interface ObligationRule {
  readonly kind: string;
  readonly holder: 'applicant' | 'filer';
  /** Left out = always. */
  readonly when?: Expression | undefined;
  readonly due: DueRule;
  readonly remindDaysBefore: readonly number[];
  readonly onFulfil: AfterTold;
  readonly onOverdue: AfterTold;
  readonly blocksNew: boolean;
  readonly extendable: boolean;
}

/** What the service says about the time after a case closed with a result 办结后. */
export interface AfterClose {
  /** The applicant is asked whether it is solved; without an answer in so many days it counts as confirmed. */
  readonly confirmation?: { readonly days: number; readonly reopenAt?: string | undefined } | undefined;
  readonly obligations: readonly ObligationRule[];
}
