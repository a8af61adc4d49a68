import type { PersonId } from './directory.ts';
import type { ApproverRequest } from './request.ts';

/** 辅导员: the counsellors of the applicant's class. */
export function counsellor({ applicant, directory }: ApproverRequest): readonly PersonId[] {
  return applicant.class === undefined ? [] : directory.counsellors(applicant.class);
}
