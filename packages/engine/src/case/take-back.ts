import { pauseClock } from '../clock/pause.ts';
import { dropToken } from '../returns/branches.ts';
import { supersededBy } from '../returns/superseded.ts';
import { openRevision } from '../rounds/open-revision.ts';
import { emit, type Work } from '../work.ts';

/**
 * Take back to change 撤回修改: all work ends, and the case is in the applicant's hands again, as after a return. They
 * change it and submit it anew under the same reference.
 */
export function takeBack(work: Work, reason: string | undefined): undefined {
  const { flow } = work;
  const place = { node: flow.start.id, order: 0, lineage: [] };
  for (const token of work.instance.tokens) dropToken(work, token, 'withdrawn');
  emit(work, {
    type: 'TakenBack',
    superseded: supersededBy(flow, work.instance, place),
    ...(reason === undefined ? undefined : { reason }),
  });
  const token = work.instance.next;
  emit(work, { type: 'TokenPlaced', token, node: flow.start.id, lineage: [] });
  if (work.instance.clock.paused === undefined) pauseClock(work);
  openRevision(work, token);
  return undefined;
}
