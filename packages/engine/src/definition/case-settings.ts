import type { WorkingTime } from '../clock/working-time.ts';

/** How cases of a flow as a whole behave 办件设置, as written in `wangban:case` of the process. */
export interface CaseSettings {
  /** Until when the applicant may withdraw 撤回. In their own hands a case can always be withdrawn. */
  readonly withdraw: 'untilFirstVote' | 'untilClose' | 'never';
  /** What a withdrawal does: close the case, or give it back to be changed. */
  readonly withdrawTo: 'close' | 'draft';
  /** Calendar days after its close in which a case may be reopened 恢复办结. */
  readonly reopenDays?: number;
  /** A returned case that is not resubmitted in this working time closes 逾期未再送. */
  readonly lapseAfter?: WorkingTime;
  /** People to whom the case was copied may remind 催办. */
  readonly copiesRemind: boolean;
}
