import { upwards } from './climb.ts';
import type { PositionId } from './directory.ts';
import type { ApproverRequest } from './request.ts';
import type { UnitScope } from './rule.ts';
import { unitOf } from './unit-of.ts';

/**
 * 岗位: the position with this code in the unit of the scope; if that unit keeps none, in its direct sub-units in
 * order, then in its ancestors. A position that exists but is vacant 空岗 is found, and has nobody.
 */
export function position(code: string, scope: UnitScope, request: ApproverRequest): PositionId | undefined {
  const { directory } = request;
  const home = unitOf(scope, request);
  if (home === undefined) return undefined;
  for (const unit of [home, ...directory.children(home), ...upwards(directory, home).slice(1)]) {
    const found = directory.position(code, unit);
    if (found !== undefined) return found;
  }
  return undefined;
}
