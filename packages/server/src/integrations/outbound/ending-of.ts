import { hash } from 'node:crypto';
import { nextAttemptAt, nextPendingAt, type Failed, type Order } from '@wangban/connectors/webhook';
import type { Text } from '@wangban/engine';
import { storableText } from '../storable-text.ts';
import type { Attempted } from './attempt.ts';
import type { DeliveryRow, Ending } from './store.ts';

/** So many equal refusals in a row, and a person looks at it. */
const EQUAL_REFUSALS = 3;
const PROMISED_MS = 7 * 24 * 3_600_000;
/** Of an answer that is kept for people. */
const KEPT_LENGTH = 4096;

/** When an attempt ended, and what it was about. */
export interface Place {
  readonly now: number;
  /** 0 ≤ random < 1. */
  readonly random: number;
  readonly reference: string;
  readonly definitionVersion: number;
}

const UNCLEAR: Text = {
  zh: '不清楚对方是否已建单，对方又查不到，也不认重复编号：请人工核对后再处理',
  en: 'whether the order was made is not known, the system cannot be asked, and it does not know repeats: please look',
};

/** What becomes of a delivery after an attempt 投递结局, by the table of the contract. */
export function endingOf(row: DeliveryRow, attempted: Attempted, place: Place): Ending {
  const at = new Date(place.now).toISOString();
  const same: Ending = {
    id: row.id,
    fence: row.fence,
    status: 'waiting',
    run_at: null,
    attempts: null,
    same_answers: 0,
    failure_key: null,
    error: null,
    answer_status: null,
    answer: null,
    answer_version: null,
    answer_updated_at: null,
    token: row.token,
    unsure: row.unsure,
    at,
    order_id: null,
    order_no: null,
    definition_version: null,
    event_id: null,
    order: null,
    order_hash: null,
    reference: null,
  };
  switch (attempted.kind) {
    case 'done':
    case 'adopted':
      return { ...same, ...answered(row, attempted.value, place) };
    case 'later': {
      // Attempts count from the receipt on: they are no failures, and it takes as long as it takes.
      const isFirst = row.token !== attempted.token;
      const runAt = new Date(nextPendingAt(isFirst ? 0 : row.attempts, place.now)).toISOString();
      return { ...same, run_at: runAt, token: attempted.token, unsure: false, attempts: isFirst ? 0 : null };
    }
    case 'unclear':
      return { ...same, status: 'dead', error: UNCLEAR };
    case 'gone':
      // Whoever switches the system on again wants it to be sent then.
      return { ...same, ...failureOf(attempted), run_at: at };
    case 'refused':
    case 'retry':
    case 'slowDown':
      return { ...same, ...failed(row, attempted, place) };
  }
}

/** Id of what a delivery was answered, in the inbox: no system's own id has a slash. */
export function answerId(eventId: string): string {
  return `answer/${eventId}`;
}

/** It is not sent at all. */
export function unsent(row: DeliveryRow, status: 'skipped' | 'dead', why: Text, now: number): Ending {
  const place = { now, random: 0, reference: '', definitionVersion: 0 };
  return { ...endingOf(row, { kind: 'unclear' }, place), status, error: why };
}

function answered(row: DeliveryRow, order: Order, { reference, definitionVersion }: Place): Partial<Ending> {
  const text = JSON.stringify(order);
  return {
    status: 'done',
    unsure: false,
    token: null,
    answer_status: 200,
    answer: storableText(text.slice(0, KEPT_LENGTH)),
    answer_version: order.version ?? null,
    answer_updated_at: order.updatedAt,
    order_id: order.id,
    order_no: order.no === undefined ? null : storableText(order.no),
    definition_version: definitionVersion,
    event_id: answerId(row.eventId),
    order: text,
    order_hash: `\\x${hash('sha256', text, 'hex')}`,
    reference,
  };
}

function failureOf({ failure }: Failed): Partial<Ending> {
  const { zh, en, key, status, answer } = failure;
  return {
    error: { zh, en },
    failure_key: key,
    answer_status: status ?? null,
    answer: answer === '' ? null : storableText(answer),
  };
}

function failed(row: DeliveryRow, failure: Failed, { now, random }: Place): Partial<Ending> {
  const isRefusal = failure.kind === 'refused';
  const equal = isRefusal && failure.failure.key === row.failureKey ? row.sameAnswers + 1 : Number(isRefusal);
  const retryAfterMs = failure.kind === 'slowDown' ? failure.retryAfterMs : undefined;
  // A receipt that the system does not know any more: its order may be there all the same.
  const isLost = row.token !== null && isRefusal;
  const attempts = isLost ? 1 : row.attempts;
  const isPolled = row.token !== null && !isLost;
  const next = isPolled
    ? nextPollAt(row, now)
    : nextAttemptAt({ attempts, nowMs: now, retryAfterMs, random });
  const isOver = next === undefined || equal >= EQUAL_REFUSALS;
  return {
    ...failureOf(failure),
    status: isOver ? 'dead' : 'waiting',
    run_at: next === undefined ? null : new Date(next).toISOString(),
    same_answers: equal,
    unsure: row.unsure || failure.unsure || isLost,
    ...(isLost ? { token: null, attempts } : undefined),
  };
}

/** A system that promised an order is asked for it for a week, whatever it answers. */
function nextPollAt({ attempts, createdAt }: DeliveryRow, now: number): number | undefined {
  return now - createdAt.getTime() > PROMISED_MS ? undefined : nextPendingAt(attempts, now);
}
