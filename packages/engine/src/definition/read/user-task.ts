import { extensions } from '../element.ts';
import type { UserNode } from '../flow.ts';
import { readActivity } from './activity.ts';
import { byOwner, readApproval } from './approval.ts';
import { readBatch } from './batch.ts';
import { readAccess } from './field-access.ts';
import type { NodeSource } from './node.ts';
import { readTiming, TIMING_EXTENSIONS } from './timing.ts';

/** User task 用户任务 with its approval policy; undefined after a problem with the policy. */
export function readUserTask(source: NodeSource): UserNode | undefined {
  const { reading, element } = source;
  const common = readActivity(source, ['wangban:Approval', ...TIMING_EXTENSIONS]);
  const unassigned = extensions(element, 'wangban:Approval').length === 0;
  const approval = unassigned && reading.unassigned === 'owner' ? byOwner : readApproval(reading, element);
  const timing = readTiming(reading, element);
  if (approval === undefined) return undefined;
  const timed = timing === undefined ? undefined : { timing };
  return {
    kind: 'user',
    ...common,
    approval,
    ...timed,
    ...readBatch(reading, element),
    ...readAccess(reading, element),
  };
}
