import type { Approval } from '../definition/approval.ts';
import type { Principal } from '../events.ts';
import type { PersonId } from './directory.ts';
import type { ApproverRequest } from './request.ts';

/** 本人: the applicant, and who filed the case for them 代申请. */
export function isSelf(person: PersonId, { applicant, filer }: ApproverRequest): boolean {
  return person === applicant.id || person === filer;
}

/** Tells who may hold a seat here: active people, but nobody in their own case unless the node allows or names them. */
export function decider(approval: Approval, request: ApproverRequest): (person: PersonId) => boolean {
  const selfAllowed =
    approval.self === 'allow' || approval.approvers.some(({ rule }) => rule === 'applicant');
  return (id) => request.directory.person(id)?.active === true && (selfAllowed || !isSelf(id, request));
}

/** Do the rules lead to the applicant (or who filed for them)? */
export function namesSelf(named: readonly Principal[], request: ApproverRequest): boolean {
  return named.some((principal) =>
    'person' in principal
      ? isSelf(principal.person, request)
      : request.directory.holders(principal.position).some((holder) => isSelf(holder, request)),
  );
}
