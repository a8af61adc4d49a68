import type { OutboundResult } from '../../outbound/result.ts';
import { answerFailure, transportFailure, type Answered, type Failure } from './failure.ts';
import { readRetryAfter } from './retry-after.ts';

/**
 * What the hall makes of a failed attempt 失败分类 (the contract's table):
 * `retry` comes again by the schedule, `slowDown` not before `retryAfterMs` and the whole system is spared, `refused` goes to a
 * person after three equal ones, `gone` stops the connection. `unsure`: the peer may have done it, so look before sending again.
 */
export type Failed =
  | { readonly kind: 'retry'; readonly unsure: boolean; readonly failure: Failure }
  | {
      readonly kind: 'slowDown';
      readonly unsure: boolean;
      readonly retryAfterMs: number | undefined;
      readonly failure: Failure;
    }
  | { readonly kind: 'refused'; readonly unsure: false; readonly failure: Failure }
  | { readonly kind: 'gone'; readonly unsure: false; readonly failure: Failure };

/** A value, or what to do about the failure. */
export type PeerAnswer<T> = { readonly kind: 'done'; readonly value: T } | Failed;

/** Classifies whatever is not a good answer: no answer at all, or a status other than 2xx. */
export function classify(result: OutboundResult, nowMs: number): Failed {
  if (result.kind === 'answered') return classifyStatus(result, nowMs);
  const failure = transportFailure(result);
  if (result.kind === 'refusedAddress') return { kind: 'refused', unsure: false, failure };
  return { kind: 'retry', unsure: result.kind !== 'unreachable', failure };
}

function classifyStatus(answered: Answered, nowMs: number): Failed {
  const { status, headers } = answered;
  const failure = answerFailure(answered, status >= 300 && status < 400 ? 'redirect' : 'status');
  const retryAfterMs = readRetryAfter(headers['retry-after'], nowMs);
  if (status === 410) return { kind: 'gone', unsure: false, failure };
  if (status === 429) return { kind: 'slowDown', unsure: false, retryAfterMs, failure };
  if (status >= 502 && status <= 504) return { kind: 'slowDown', unsure: true, retryAfterMs, failure };
  // 408, 409 and 425: it is being worked on, or was cut off half-way.
  if (status < 400 || status >= 500 || [408, 409, 425].includes(status))
    return { kind: 'retry', unsure: true, failure };
  return { kind: 'refused', unsure: false, failure };
}

/** A good status around something that the contract does not know: the peer may have done it all the same. */
export function unreadable(...args: Parameters<typeof answerFailure>): Failed {
  return { kind: 'retry', unsure: true, failure: answerFailure(...args) };
}

/** Whether an answer has a status of 2xx. */
export function isGood(result: OutboundResult): result is Answered {
  return result.kind === 'answered' && result.status >= 200 && result.status < 300;
}

/** Whether a failure speaks against the system as a whole (circuit breaker) rather than against this one request. */
export function speaksAgainstSystem(failed: Failed): boolean {
  if (failed.kind === 'refused' || failed.kind === 'gone') return false;
  const { reason, status } = failed.failure;
  if (status === undefined) return true;
  return status >= 500 || reason === 'redirect' || reason === 'unreadable';
}
