import type { PersonId } from './directory.ts';
import type { ApproverRequest } from './request.ts';
import type { UnitScope } from './rule.ts';
import { unitMembers } from './unit-members.ts';
import { unitOf } from './unit-of.ts';

/**
 * 单位待办池: one seat for a unit. To `claim` 认领 it is open to all members; for `dispatch` 派单 only the heads see it, and
 * give it to a member.
 */
export function unitPool(
  scope: UnitScope,
  mode: 'claim' | 'dispatch',
  request: ApproverRequest,
): readonly PersonId[] {
  if (mode === 'claim') return unitMembers(scope, false, request);
  const unit = unitOf(scope, request);
  return unit === undefined ? [] : request.directory.heads(unit);
}
