import { addWorkingMinutes, workingMinutesBetween } from '../calendar/index.ts';
import { alreadyClosed } from '../commands/withdraw.ts';
import { holdersOf, openTasks } from '../open-tasks.ts';
import { reject, type Rejection } from '../rejection.ts';
import { emit, type Work } from '../work.ts';
import type { ReplySupervision, Supervise } from './command.ts';
import type { Supervision } from './docket.ts';
import { ownersOf, rungAbove } from './ladder.ts';
import { noReason, noRight } from './rights.ts';

/** Supervisions of one case that wait for a reply at the same time. */
const MOST_OPEN = 10;

/** Supervise 督办: whoever holds the case must reply by a moment. */
export function supervise(work: Work, { replyBy, note }: Supervise): Rejection | undefined {
  const refusal = alreadyClosed(work) ?? noRight(work, ['supervisor']);
  if (refusal !== undefined) return refusal;
  const { context, instance } = work;
  const minutes = workingMinutesBetween(context.calendar, context.now, replyBy);
  if (typeof minutes !== 'number' || minutes <= 0) {
    return reject('REPLY_DATE_UNFIT', 'a date with working time before it, in a year with calendar', {
      replyBy,
    });
  }
  if ((instance.docket?.supervisions?.length ?? 0) >= MOST_OPEN) {
    return reject('TOO_SOON', 'a reply to the supervisions before', { nextAllowedAt: replyBy });
  }
  const supervision = instance.next;
  const holders = holdersOf(openTasks(instance), context);
  emit(work, {
    type: 'Supervised',
    supervision,
    replyBy,
    minutes,
    people: holders.length === 0 ? ownersOf(context) : holders,
    ...(note === undefined ? undefined : { note }),
  });
  emit(work, { type: 'TimerArmed', timer: 'supervision', key: `${supervision}`, fireAt: replyBy });
  return undefined;
}

/** Reply to a supervision 督办回复, by anybody who was asked. It is over then. */
export function replySupervision(
  work: Work,
  { supervision, reply }: ReplySupervision,
): Rejection | undefined {
  const closed = alreadyClosed(work);
  if (closed !== undefined) return closed;
  const open = work.instance.docket?.supervisions?.find(({ id }) => id === supervision);
  if (open === undefined) return reject('ALREADY_HANDLED', 'a supervision without a reply', { supervision });
  const { actor } = work.context;
  if (actor === undefined || !open.people.includes(actor)) {
    return reject('NOT_YOUR_TASK', 'somebody who was asked', { supervision, holder: open.people[0] ?? null });
  }
  const refusal = noReason(reply);
  if (refusal !== undefined) return refusal;
  emit(work, { type: 'TimerCancelled', timer: 'supervision', key: `${supervision}` });
  emit(work, { type: 'SupervisionReplied', supervision, reply });
  return undefined;
}

/** Nobody replied 督办升级: the next rung of heads is asked and gets the same time; above the top it is the owner's. */
export function escalateSupervision(work: Work, { id, rung, people, minutes }: Supervision): void {
  const { context } = work;
  const [holders, next] = [people, rung + 1];
  const heads = rungAbove(holders.slice(0, 1), rung, context).filter((head) => !people.includes(head));
  const replyBy = addWorkingMinutes(context.calendar, context.now, minutes);
  const isLast = heads.length === 0 || typeof replyBy !== 'number';
  emit(work, {
    type: 'SupervisionEscalated',
    supervision: id,
    rung: next,
    people: heads.length === 0 ? ownersOf(context) : heads,
    ...(isLast ? undefined : { replyBy }),
  });
  if (!isLast) emit(work, { type: 'TimerArmed', timer: 'supervision', key: `${id}`, fireAt: replyBy });
}
