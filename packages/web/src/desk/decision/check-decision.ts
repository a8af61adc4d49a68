/** What a task's holder can do with it. */
export type DecisionAction = 'approve' | 'reject' | 'returnTo' | 'transfer';

/** A decision as filled in so far. `target` is the key of a return target, empty = none chosen yet. */
export interface Filled {
  readonly opinion: string;
  readonly target: string;
  readonly to: number | undefined;
}

/** A gap in a decision: the field and why; the words are in locale/desk.ts. */
export type DecisionGap =
  | { readonly field: 'opinion'; readonly why: 'opinionRequired' }
  | { readonly field: 'opinion'; readonly why: 'opinionTooLong' | 'reasonTooLong'; readonly length: number }
  | { readonly field: 'target'; readonly why: 'targetRequired' }
  | { readonly field: 'to'; readonly why: 'toRequired' };

/** Longest opinion and reason that the server takes, in characters. */
const OPINION_MAX = 2000;
const REASON_MAX = 500;

/** Everything that is missing before the decision may be sent, in the order of the page. The server checks the same. */
export function checkDecision(
  action: DecisionAction,
  filled: Filled,
  opinionRequired: boolean,
): readonly DecisionGap[] {
  const gaps: DecisionGap[] = [];
  if (action === 'returnTo' && filled.target === '') gaps.push({ field: 'target', why: 'targetRequired' });
  if (action === 'transfer' && filled.to === undefined) gaps.push({ field: 'to', why: 'toRequired' });
  const length = filled.opinion.trim().length;
  if (action === 'transfer') {
    if (length > REASON_MAX) gaps.push({ field: 'opinion', why: 'reasonTooLong', length });
    return gaps;
  }
  if (opinionRequired && length === 0) gaps.push({ field: 'opinion', why: 'opinionRequired' });
  if (length > OPINION_MAX) gaps.push({ field: 'opinion', why: 'opinionTooLong', length });
  return gaps;
}
