import { tellEvent } from '../../peer/tell-event.ts';
import type { Order } from '../../wire/order.ts';
import type { Callback, CallbackListener } from '../callback-listener.ts';
import { failed, passed, skipped, type Check, type Finding } from '../check.ts';
import { eventOf, offers, type Tester } from '../tester.ts';
import { withOrder } from '../with-order.ts';

const clause = 'what-the-system-tells-the-hall';

/** Tries something with a fresh order and the listener, when there is one. */
async function withCallbacks(
  tester: Tester,
  work: (order: Order, callbacks: CallbackListener) => Promise<Finding>,
  reference?: string,
): Promise<Finding> {
  const { callbacks } = tester;
  if (callbacks === undefined)
    return skipped(
      '没有给回调密钥（--callback-secret）',
      'no secret for callbacks was given (--callback-secret)',
    );
  return withOrder(tester, (order) => work(order, callbacks), reference);
}

/** Whether a callback speaks of a reference, whatever else is wrong with it. */
function speaksOf(reference: string) {
  return ({ bytes }: Callback) => bytes.includes(reference);
}

const seconds = (ms: number) => String(Math.round(ms / 1000));

function nothingCame(patienceMs: number): Finding {
  return failed(`${seconds(patienceMs)} 秒内没有收到`, `nothing arrived within ${seconds(patienceMs)} s`);
}

const isAccepted = (callback: Callback) => callback.status === 202;

/** Events of the system 系统事件, at the listener that takes the hall's place. */
export const callbackChecks: readonly Check[] = [
  {
    id: 'callback-signed',
    clause,
    promise: { zh: '新工单会告知大厅，签名正确', en: 'A new order is told to the hall, signed' },
    expected: { zh: '一个签名正确的事件', en: 'an event with a good signature' },
    run: (tester) =>
      withCallbacks(tester, async ({ reference }, callbacks) => {
        const callback = await callbacks.wanted(speaksOf(reference), tester.patienceMs);
        if (callback === undefined) return nothingCame(tester.patienceMs);
        const { verified } = callback;
        return 'flaw' in verified
          ? failed(`签名不通过：${verified.flaw}`, `the signature is ${verified.flaw}`)
          : passed;
      }),
  },
  {
    id: 'callback-envelope',
    clause,
    promise: {
      zh: '事件的内容符合约定，事件号与 webhook-id 相同',
      en: 'The event is as in the contract, and its id equals webhook-id',
    },
    expected: { zh: 'order.updated 和完整的工单', en: 'order.updated with the whole order' },
    run: (tester) =>
      withCallbacks(tester, async ({ reference }, callbacks) => {
        const callback = await callbacks.wanted(speaksOf(reference), tester.patienceMs);
        if (callback === undefined) return nothingCame(tester.patienceMs);
        const { event, headers } = callback;
        if ('problems' in event) {
          const zh = event.problems.map((problem) => `${problem.field} ${problem.zh}`).join('；');
          return failed(zh, event.problems.map((problem) => `${problem.field} ${problem.en}`).join('; '));
        }
        const id = String(headers['webhook-id']);
        return event.value.id === id
          ? passed
          : failed(
              `id 是 ${event.value.id}，webhook-id 是 ${id}`,
              `id is ${event.value.id}, webhook-id is ${id}`,
            );
      }),
  },
  {
    id: 'callback-retried',
    clause,
    promise: {
      zh: '大厅回答 500 时重发，事件号和内容不变',
      en: 'What the hall answers with 500 comes again, with the same id and bytes',
    },
    expected: { zh: '一分钟内再来一次，完全相同', en: 'the same again within a minute' },
    run: (tester) => {
      const reference = tester.newReference();
      tester.disappoint.add(reference);
      return withCallbacks(
        tester,
        (_order, callbacks) => comesAgain(tester, callbacks, reference),
        reference,
      );
    },
  },
  {
    id: 'callback-in-order',
    clause,
    promise: { zh: '同一工单的事件按先后到达', en: 'Events of one order arrive in their order' },
    expected: { zh: '版本不变小', en: 'versions that never become smaller' },
    run: (tester) =>
      withCallbacks(tester, async ({ id, reference }, callbacks) => {
        if (!offers(tester, 'events'))
          return skipped('系统不提供 events', 'the system does not offer events');
        const body = eventOf(tester, 'order.withdrawn', { reference, reason: '对接测试' });
        const told = await tellEvent(tester.peer, id, body);
        if (told.kind !== 'done')
          return skipped('没有撤销成功（见 event-types）', 'could not withdraw (see event-types)');
        const { version } = told.value;
        if (version === undefined) return skipped('工单没有版本', 'the order has no version');
        const isLast = (callback: Callback) =>
          'value' in callback.event &&
          callback.event.value.data.id === id &&
          (callback.event.value.data.version ?? 0) >= version;
        const last = await callbacks.wanted(isLast, tester.patienceMs);
        return last === undefined ? nothingCame(tester.patienceMs) : ascending(callbacks, id);
      }),
  },
];

async function comesAgain(tester: Tester, callbacks: CallbackListener, reference: string): Promise<Finding> {
  const isFirst = (callback: Callback) => callback.status === 500 && speaksOf(reference)(callback);
  const first = await callbacks.wanted(isFirst, tester.patienceMs);
  if (first === undefined) return nothingCame(tester.patienceMs);
  const isAgain = (callback: Callback) =>
    callback !== first && isAccepted(callback) && speaksOf(reference)(callback);
  const again = await callbacks.wanted(isAgain, tester.retryPatienceMs);
  if (again === undefined) return nothingCame(tester.retryPatienceMs);
  const [before, after] = [first.headers['webhook-id'], again.headers['webhook-id']].map(String);
  if (before !== after) return failed(`先是 ${before}，后是 ${after}`, `first ${before}, then ${after}`);
  return first.bytes.equals(again.bytes) ? passed : failed('内容变了', 'the bytes are others');
}

function ascending(callbacks: CallbackListener, id: string): Finding {
  const versions = callbacks
    .received()
    .filter(isAccepted)
    .flatMap(({ event }) =>
      'value' in event && event.value.data.id === id ? [event.value.data.version ?? 0] : [],
    );
  const isRising = versions.every((version, index) => index === 0 || (versions[index - 1] ?? 0) <= version);
  return isRising ? passed : failed(versions.join(' → '), versions.join(' → '));
}
