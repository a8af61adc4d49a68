import { upwards } from './climb.ts';
import type { PersonId } from './directory.ts';
import type { ApproverRequest } from './request.ts';

/** 上级: the heads of the nearest unit, from the applicant's own up to the top, that has a head who may decide. */
export function superior(
  { applicant, directory }: ApproverRequest,
  mayDecide: (person: PersonId) => boolean,
): readonly PersonId[] {
  for (const unit of upwards(directory, applicant.unit)) {
    const heads = directory.heads(unit).filter(mayDecide);
    if (heads.length > 0) return heads;
  }
  return [];
}
