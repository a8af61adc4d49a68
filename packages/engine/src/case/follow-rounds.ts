import { workingMinutesBetween } from '../calendar/index.ts';
import { afterWorkingTime, type WorkingTime } from '../clock/working-time.ts';
import { nodeAt } from '../definition/node-at.ts';
import type { UserNode } from '../definition/flow.ts';
import type { CopyRule } from '../definition/timing.ts';
import type { Event } from '../events.ts';
import { emit, type Work } from '../work.ts';
import { copyTo, peopleBy } from './copy.ts';
import { armAfter, disarm } from './timers.ts';

/** Part of a task's time that is left when its holder is warned: 1/5, as for the promise. */
const WARNING_SHARE = 5;

/** Arms the timers of rounds that this command opened, and copies the case where their nodes say so. */
export function followRounds(work: Work): void {
  // Only what the command itself did: what is emitted here opens no round.
  const { length } = work.events;
  for (let at = 0; at < length; at += 1) {
    const event = work.events[at];
    if (event !== undefined) followEvent(work, event);
  }
}

function followEvent(work: Work, event: Event): void {
  const { type } = event;
  if (type === 'RoundOpened') {
    if (event.kind === 'approval') arm(work, event.round, event.node);
    copyOn(work, event.node, 'open');
  }
  // Its time begins anew: the successors that were cancelled had taken it over.
  if (type === 'RoundReopened') arm(work, event.round, event.node);
  if (type === 'RoundHeld') armDecider(work, event.round, event.node);
  if (type === 'VotingReopened') armVoters(work, event.round, event.node);
  if (type === 'RoundClosed' && event.result === 'passed') copyOn(work, event.node, 'pass');
  if (type === 'TaskOpened') nextInSequence(work, event.round, event.node);
}

function nodeOf(work: Work, id: string): UserNode | undefined {
  const node = nodeAt(work.flow, id);
  return node?.kind === 'user' ? node : undefined;
}

function isOpen({ instance }: Work, round: number): boolean {
  return instance.tokens.some((token) => token.round?.id === round);
}

function arm(work: Work, round: number, id: string): void {
  const timing = nodeOf(work, id)?.timing;
  if (timing === undefined || !isOpen(work, round)) return;
  armDeadline(work, round, timing.deadline);
  for (const [index, { after }] of timing.timeouts.entries()) {
    armAfter(work, { timer: 'action', key: `${round}/${index}`, round }, after);
  }
}

/** In a sequence 依次 the next holder gets the whole time. */
function nextInSequence(work: Work, round: number, id: string): void {
  const node = nodeOf(work, id);
  const isTimed = node?.timing?.deadline !== undefined && node.approval.order === 'sequence';
  if (!isTimed || work.events.some((each) => each.type === 'RoundOpened' && each.round === round)) return;
  if (isOpen(work, round)) armDeadline(work, round, node.timing?.deadline);
}

/** The decider of a held round 待裁定 has a date of their own; that of the voters is over. */
function armDecider(work: Work, round: number, id: string): void {
  const node = nodeOf(work, id);
  if (node !== undefined && isOpen(work, round))
    armAnew(work, round, node.approval.decideWithin ?? node.timing?.deadline);
}

function armVoters(work: Work, round: number, id: string): void {
  if (isOpen(work, round)) armAnew(work, round, nodeOf(work, id)?.timing?.deadline);
}

function armAnew(work: Work, round: number, span: WorkingTime | undefined): void {
  for (const timer of work.instance.docket?.timers ?? [])
    if (timer.round === round && timer.timer !== 'action') disarm(work, timer);
  armDeadline(work, round, span);
}

function armDeadline(work: Work, round: number, span: WorkingTime | undefined): void {
  if (span === undefined) return;
  const { calendar, now } = work.context;
  const key = `${round}`;
  const before = work.instance.docket?.timers?.find(
    ({ timer, key: name }) => timer === 'taskWarning' && name === key,
  );
  if (before !== undefined) disarm(work, before);
  const fireAt = afterWorkingTime(calendar, now, span);
  const minutes = typeof fireAt === 'number' ? workingMinutesBetween(calendar, now, fireAt) : undefined;
  if (typeof fireAt !== 'number' || typeof minutes !== 'number') return;
  const warned = minutes - Math.floor(minutes / WARNING_SHARE);
  if (warned > 0) {
    armAfter(work, { timer: 'taskWarning', key, round }, { days: 0, minutes: warned, startDay: 'excluded' });
  }
  emit(work, { type: 'TimerArmed', timer: 'taskOverdue', key, round, fireAt });
}

function copyOn(work: Work, id: string, on: CopyRule['on']): void {
  for (const rule of nodeOf(work, id)?.timing?.copies ?? []) {
    if (rule.on !== on) continue;
    const by =
      rule.readWithin === undefined
        ? undefined
        : afterWorkingTime(work.context.calendar, work.context.now, rule.readWithin);
    copyTo(work, peopleBy(work, rule.to, id), typeof by === 'number' ? by : undefined, id);
  }
}

/** Is somebody asked in a special procedure 特别程序 now? */
export function inSpecialStep(work: Work): boolean {
  return work.instance.tokens.some(
    ({ node, round, frozen }) =>
      round !== undefined && frozen === undefined && nodeOf(work, node)?.timing?.pausesClock === true,
  );
}
