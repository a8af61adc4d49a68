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
  if (!opinionRequired(approval, action) || (opinion ?? '').trim() !== '') return undefined;
  return reject('OPINION_REQUIRED', 'an opinion that says why', { action });
}
