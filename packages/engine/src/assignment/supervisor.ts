import type { PersonId } from './directory.ts';
import type { ApproverRequest } from './request.ts';

/** 导师: the applicant's supervisors. */
export function supervisor({ applicant, directory }: ApproverRequest): readonly PersonId[] {
  return directory.supervisors(applicant.id);
}
