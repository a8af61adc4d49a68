import { unitAbove } from './climb.ts';
import type { PersonId } from './directory.ts';
import type { ApproverRequest } from './request.ts';
import type { UnitScope } from './rule.ts';
import { unitOf } from './unit-of.ts';

/** 单位负责人: heads of the unit `level` steps above the scope's (the applicant's own); nobody above the top of the tree. */
export function unitHead(
  level: number,
  request: ApproverRequest,
  scope: UnitScope = { kind: 'applicant' },
): readonly PersonId[] {
  const { directory } = request;
  const home = unitOf(scope, request);
  const unit = home === undefined ? undefined : unitAbove(directory, home, level);
  return unit === undefined ? [] : directory.heads(unit);
}
