import { upwards } from './climb.ts';
import type { UnitId } from './directory.ts';
import type { ApproverRequest } from './request.ts';
import type { UnitScope } from './rule.ts';

/** The unit that a scope 单位范围 means for this applicant; undefined when there is none. */
export function unitOf(scope: UnitScope, { applicant, directory }: ApproverRequest): UnitId | undefined {
  switch (scope.kind) {
    case 'applicant':
      return directory.unit(applicant.unit)?.id;
    case 'ancestor':
      return upwards(directory, applicant.unit).find((id) => directory.unit(id)?.kind === scope.unitKind);
    case 'unit':
      return directory.unitByCode(scope.code)?.id;
  }
}
