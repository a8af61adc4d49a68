import type { UserNode } from '../flow.ts';
import { readApproval } from './approval.ts';
import { readCommon, type NodeSource } from './node.ts';
import { ACTIVITY_PARTS, refuseExtensions, refuseParts } from './parts.ts';

/** User task 用户任务 with its approval policy; undefined after a problem with the policy. */
export function readUserTask(source: NodeSource): UserNode | undefined {
  const { reading, element, id } = source;
  refuseParts(reading, element, ACTIVITY_PARTS);
  refuseExtensions(reading, element, ['wangban:Approval', 'wangban:Milestone']);
  const approval = readApproval(reading, element);
  const common = readCommon(source, { zh: id, en: id });
  return approval === undefined ? undefined : { kind: 'user', ...common, approval };
}
