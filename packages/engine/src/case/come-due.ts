import type { TaskTimer } from '../commands/command.ts';
import { holdersOf, openTasks } from '../open-tasks.ts';
import { emit, type Work } from '../work.ts';
import type { ArmedTimer } from './docket.ts';
import { escalateSupervision } from './supervise.ts';

/** A task's own deadline 环节时限 comes near or is over: its holders are told. */
export function taskDeadline(work: Work, { key, round }: ArmedTimer, timer: TaskTimer): undefined {
  const token = work.instance.tokens.find((each) => each.round?.id === round);
  if (token === undefined || round === undefined) return undefined;
  const tasks = openTasks(work.instance).filter((task) => task.round === round);
  const holders = holdersOf(tasks, work.context);
  emit(work, { type: 'TaskDeadline', timer, key, round, node: token.node, holders });
  return undefined;
}

/** Nobody has replied to a supervision. */
export function escalate(work: Work, { key }: ArmedTimer): undefined {
  const open = work.instance.docket?.supervisions?.find(({ id }) => `${id}` === key);
  if (open !== undefined) escalateSupervision(work, open);
  return undefined;
}

/** Readers who should have read their copy by now are told. */
export function tellUnread(work: Work, { key }: ArmedTimer): undefined {
  const unread =
    work.instance.docket?.copies?.filter(({ read, due }) => read !== true && due === Number(key)) ?? [];
  emit(work, { type: 'CopiesUnread', key, people: unread.map(({ person }) => person) });
  return undefined;
}
