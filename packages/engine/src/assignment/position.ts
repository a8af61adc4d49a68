import { upwards } from './climb.ts';
import type { PositionId, UnitId } from './directory.ts';
import type { ApproverRequest } from './request.ts';
import type { UnitScope } from './rule.ts';

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

function unitOf(scope: UnitScope, { applicant, directory }: ApproverRequest): UnitId | undefined {
  switch (scope.kind) {
    case 'applicant':
      return applicant.unit;
    case 'ancestor':
      return upwards(directory, applicant.unit).find((id) => directory.unit(id)?.kind === scope.unitKind);
    case 'unit':
      return directory.unitByCode(scope.code)?.id;
  }
}
