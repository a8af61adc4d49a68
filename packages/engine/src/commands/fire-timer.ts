import { overdueAt } from '../clock/timers.ts';
import { holdersOf, openTasks } from '../open-tasks.ts';
import { emit, type Work } from '../work.ts';
import type { FireTimer } from './command.ts';

/** A deadline timer went off. One that lost to a close, a pause or a new date does nothing. */
export function fireTimer(work: Work, { timer }: FireTimer): undefined {
  const fireAt = timer === 'warning' ? work.instance.clock.warning : overdueAt(work.instance);
  if (fireAt === undefined || work.context.now < fireAt) return undefined;
  const tasks = openTasks(work.instance).filter(({ frozen }) => !frozen);
  emit(work, { type: 'DeadlineReached', timer, holders: holdersOf(tasks, work.context) });
  return undefined;
}
