import type { PersonId } from './directory.ts';
import type { ApproverRequest } from './request.ts';

/** 申请人: the applicant, for steps such as confirming a result. Asked on purpose, so the self rule leaves it alone. */
export function applicant(request: ApproverRequest): readonly PersonId[] {
  return [request.applicant.id];
}
