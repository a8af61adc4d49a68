import { notApplicant } from '../../commands/withdraw.ts';
import { isRejection, reject, type Rejection } from '../../rejection.ts';
import { emit, type Situation, type Work } from '../../work.ts';
import { disarm } from '../timers.ts';

/** Number of the question whether it is solved, as long as it is asked. */
export function questionOf({ instance }: Situation): number | Rejection {
  const { confirmation, confirmed } = instance.docket ?? {};
  if (confirmation !== undefined) return confirmation.no;
  return reject('NOT_TO_CONFIRM', 'a closed case that waits for its applicant to confirm', {
    how: confirmed ?? null,
    status: instance.status,
  });
}

/** Confirm 确认办结: the applicant says that it is solved. */
export function confirm(work: Work): Rejection | undefined {
  const confirmation = notApplicant(work) ?? questionOf(work);
  if (isRejection(confirmation)) return confirmation;
  emit(work, { type: 'Confirmed', confirmation, how: 'applicant' });
  disarm(work, { timer: 'confirmation', key: '' });
  return undefined;
}

/** Nobody answered in time 默认确认. Who answered a moment before has won: there is no timer any more. */
export function confirmByDefault(work: Work): undefined {
  const confirmation = questionOf(work);
  if (!isRejection(confirmation)) emit(work, { type: 'Confirmed', confirmation, how: 'default' });
  return undefined;
}
