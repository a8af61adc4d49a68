import { alreadyClosed } from '../commands/withdraw.ts';
import { finish } from '../finish.ts';
import { reject, type Rejection } from '../rejection.ts';
import { emit, type Work } from '../work.ts';
import { endAfter } from './after/fulfil.ts';
import type { Terminate, VoidCase } from './command.ts';
import { IN_CHARGE, noReason, noRight } from './rights.ts';

/** Terminate 终止: the owner stops the case; its tasks are cancelled and it gives no result. */
export function terminate(work: Work, { reason }: Terminate): Rejection | undefined {
  const refusal = alreadyClosed(work) ?? noRight(work, IN_CHARGE) ?? noReason(reason);
  return refusal ?? finish(work, 'terminated', 'terminated', reason);
}

/** Void 作废: running or closed, once and for good. What the case has given out is to be revoked. */
export function voidCase(work: Work, { reason }: VoidCase): Rejection | undefined {
  const { status, outcome } = work.instance;
  if (outcome === 'voided') return reject('INSTANCE_CLOSED', 'a case that is not void', { outcome });
  const refusal = noRight(work, IN_CHARGE) ?? noReason(reason);
  if (refusal !== undefined) return refusal;
  if (status !== 'closed') return finish(work, 'voided', 'voided', reason);
  endAfter(work);
  emit(work, { type: 'CaseVoided', reason, ...(outcome === undefined ? undefined : { was: outcome }) });
  return undefined;
}
