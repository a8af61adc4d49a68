import type { OutboundResult } from '../../outbound/result.ts';
import type { WireProblem } from '../wire/wire-problem.ts';

/**
 * What went wrong 失败原因. The transport's words, `status` for an answer that says so itself, and the ways in which an answer
 * with a good status is none: not JSON, not what the contract says, about another order, two orders for one reference.
 */
export type FailureReason = Unanswered['kind'] | AnswerFlaw;

/** What is wrong with an answer. */
export type AnswerFlaw = 'redirect' | 'status' | 'unreadable' | 'otherOrder' | 'severalOrders';

/** One failed attempt 失败, as it is kept and shown to people. */
export interface Failure {
  readonly reason: FailureReason;
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined;
  /** Equal for equal answers: three of a kind, and a person looks at it. */
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly problems: readonly WireProblem[];
  /** First 4 KB of the answer. */
  readonly answer: string;
}

/** Bytes of an answer that are kept for people. */
const KEPT_BYTES = 4096;

/** An answer of the peer. */
export type Answered = Extract<OutboundResult, { kind: 'answered' }>;
/** No answer that could be read. */
export type Unanswered = Exclude<OutboundResult, Answered>;

/** A failure that an answer shows. */
export function answerFailure(
  answered: Answered,
  reason: AnswerFlaw,
  problems: readonly WireProblem[] = [],
): Failure {
  const { status, body } = answered;
  const [zh, en] = ANSWER_WORDS[reason](status);
  const first = problems[0];
  const place = first === undefined || first.field === '' ? '' : `${first.field} `;
  return {
    reason,
    status,
    key: `${reason}:${status}`,
    zh: first === undefined ? zh : `${zh}：${place}${first.zh}`,
    en: first === undefined ? en : `${en}: ${place}${first.en}`,
    problems,
    answer: body.subarray(0, KEPT_BYTES).toString('utf8'),
  };
}

const ANSWER_WORDS: Readonly<Record<AnswerFlaw, (status: number) => readonly [string, string]>> = {
  redirect: (status) => [
    `对方要求转到别的地址（${status}），大厅不跟随`,
    `redirects (${status}), which are never followed`,
  ],
  status: (status) => [`对方回答 ${status}`, `answered ${status}`],
  unreadable: (status) => [
    `对方回答 ${status}，但内容不符合约定`,
    `answered ${status} with something that is not in the contract`,
  ],
  otherOrder: () => ['对方回答的是另一张工单', 'answered with another order'],
  severalOrders: () => ['同一受理编号在对方有多张工单', 'has several orders for one reference'],
};

/** A failure without an answer. */
export function transportFailure(result: Unanswered): Failure {
  const reason = result.kind;
  const word = 'reason' in result ? result.reason : '';
  const detail = 'detail' in result ? result.detail : `${result.limitBytes} bytes`;
  const [zh, en] = TRANSPORT_WORDS[reason];
  return {
    reason,
    status: 'status' in result ? result.status : undefined,
    key: word === '' ? reason : `${reason}:${word}`,
    zh: `${zh}（${detail}）`,
    en: `${en} (${detail})`,
    problems: [],
    answer: '',
  };
}

const TRANSPORT_WORDS: Readonly<Record<Unanswered['kind'], readonly [string, string]>> = {
  refusedAddress: ['这个地址不允许访问', 'the address is not allowed'],
  unreachable: ['连不上对方', 'cannot be reached'],
  broken: ['连接中断，对方是否已处理不清楚', 'the line broke; whether it was handled is not known'],
  timeout: ['对方没有及时回答，是否已处理不清楚', 'no answer in time; whether it was handled is not known'],
  tooLarge: ['对方的回答太大', 'the answer is too large'],
};
