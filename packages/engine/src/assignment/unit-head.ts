import type { PersonId, UnitId } from './directory.ts';
import type { ApproverRequest } from './request.ts';

/** 单位负责人: heads of the unit `level` steps above the applicant's own; nobody above the top of the tree. */
export function unitHead(level: number, { applicant, directory }: ApproverRequest): readonly PersonId[] {
  let unit: UnitId | undefined = applicant.unit;
  for (let climbed = 0; climbed < level && unit !== undefined; climbed += 1) {
    unit = directory.unit(unit)?.parent;
  }
  return unit === undefined ? [] : directory.heads(unit);
}
