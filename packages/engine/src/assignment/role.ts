import { downwards } from './climb.ts';
import type { PersonId } from './directory.ts';
import type { ApproverRequest } from './request.ts';
import type { UnitScope } from './rule.ts';
import { unitOf } from './unit-of.ts';

/** 角色: everybody who holds a post with this code in the unit of the scope or anywhere below it. */
export function role(code: string, scope: UnitScope, request: ApproverRequest): readonly PersonId[] {
  const { directory } = request;
  const home = unitOf(scope, request);
  if (home === undefined) return [];
  return downwards(directory, home).flatMap((unit) => {
    const found = directory.position(code, unit);
    return found === undefined ? [] : directory.holders(found);
  });
}
