import { downwards } from './climb.ts';
import type { PersonId } from './directory.ts';
import type { ApproverRequest } from './request.ts';
import type { UnitScope } from './rule.ts';
import { unitOf } from './unit-of.ts';

/** 单位成员: everybody of the unit of the scope; with `below` of its sub-units too. */
export function unitMembers(scope: UnitScope, below: boolean, request: ApproverRequest): readonly PersonId[] {
  const { directory } = request;
  const home = unitOf(scope, request);
  if (home === undefined) return [];
  const units = below ? downwards(directory, home) : [home];
  return units.flatMap((unit) => directory.members?.(unit) ?? []);
}
