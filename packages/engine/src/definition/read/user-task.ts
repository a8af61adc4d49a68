import { extensions } from '../element.ts';
import type { UserNode } from '../flow.ts';
import { readActivity } from './activity.ts';
import { byOwner, readApproval } from './approval.ts';
import type { NodeSource } from './node.ts';

/** User task 用户任务 with its approval policy; undefined after a problem with the policy. */
export function readUserTask(source: NodeSource): UserNode | undefined {
  const { reading, element } = source;
  const common = readActivity(source, ['wangban:Approval']);
  const unassigned = extensions(element, 'wangban:Approval').length === 0;
  const approval = unassigned && reading.unassigned === 'owner' ? byOwner : readApproval(reading, element);
  return approval === undefined ? undefined : { kind: 'user', ...common, approval };
}
