import { overdueAt } from '../clock/timers.ts';
import { holdersOf, openTasks } from '../open-tasks.ts';
import { emit, type Work } from '../work.ts';
import { lapse } from '../case/lapse.ts';
import type { FireTimer, PromiseTimer } from './command.ts';

/** A timer went off. One that lost to a close, a pause or a new date does nothing. */
export function fireTimer(work: Work, { timer, key = '' }: FireTimer): undefined {
  if (timer === 'warning' || timer === 'overdue') return promise(work, timer);
  const armed = work.instance.docket?.timers?.find((each) => each.timer === timer && each.key === key);
  if (armed?.at === undefined || work.context.now < armed.at) return undefined;
  if (timer === 'lapse') lapse(work);
  return undefined;
}

function promise(work: Work, timer: PromiseTimer): undefined {
  const fireAt = timer === 'warning' ? work.instance.clock.warning : overdueAt(work.instance);
  if (fireAt === undefined || work.context.now < fireAt) return undefined;
  const tasks = openTasks(work.instance).filter(({ frozen }) => !frozen);
  emit(work, { type: 'DeadlineReached', timer, holders: holdersOf(tasks, work.context) });
  return undefined;
}
