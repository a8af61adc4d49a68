import { reachMilestone } from '../nodes/move.ts';
import { emit, type Work } from '../work.ts';
import type { ProgressWork } from './command.ts';

/**
 * Progress 外部进展 of work that another system does. It never moves the case and is never refused: what comes late is a note, and
 * a case that is over stays as it is.
 */
export function progressWork(work: Work, command: ProgressWork): undefined {
  const { system, progress, wait: id, milestone } = command;
  const isClosed = work.instance.status === 'closed';
  const wait = work.instance.waits?.find((each) => each.kind === 'work' && each.id === id);
  const isLate = command.late === true || isClosed || (id !== undefined && wait === undefined);
  emit(work, {
    type: 'WorkProgressed',
    system,
    progress,
    ...(id === undefined ? undefined : { wait: id }),
    ...(isLate ? ({ late: true } as const) : undefined),
  });
  if (milestone !== undefined && !isClosed) reachMilestone(work, milestone, wait?.node ?? work.flow.start.id);
  return undefined;
}
