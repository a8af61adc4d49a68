import type { Approval } from '../definition/approval.ts';
import { reject, type Rejection } from '../rejection.ts';

/** Must this decision come with an opinion 意见? By default reject and return must. */
export function opinionRequired(approval: Approval, action: 'approve' | 'reject' | 'returnTo'): boolean {
  if (approval.opinion === 'never') return false;
  return approval.opinion === 'always' || action !== 'approve';
}

/** Refuses a decision whose opinion is missing or blank. */
export function missingOpinion(
  approval: Approval,
  action: 'approve' | 'reject' | 'returnTo',
  opinion: string | undefined,
): Rejection | undefined {
  return opinionRequired(approval, action) && isBlank(opinion) ? noOpinion(action) : undefined;
}

export function isBlank(opinion: string | undefined): boolean {
  return (opinion ?? '').trim() === '';
}

/** Refuses what is nothing without an opinion. */
export function noOpinion(action: string): Rejection {
  return reject('OPINION_REQUIRED', 'an opinion that says why', { action });
}
