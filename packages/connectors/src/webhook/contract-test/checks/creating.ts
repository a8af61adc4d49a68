import { createOrder, type CreateAnswer } from '../../peer/create-order.ts';
import type { SealedBody } from '../../peer/peer.ts';
import { failed, passed, skipped, type Check, type Finding } from '../check.ts';
import { failedBy, failedWith, hasStatus, isRefusal } from '../seen.ts';
import { eventOf, makeOrder, newOrderOf, send, type Tester } from '../tester.ts';

const clause = 'what-the-system-offers';

/** Whether a body is taken as a new order. */
async function isTaken(tester: Tester, reference: string, body: SealedBody): Promise<Finding> {
  const answer = await makeOrder(tester, reference, body);
  if (answer.kind === 'later') return failed('一直在处理中（202）', 'is still being worked on (202)');
  return 'failure' in answer ? failedBy(answer) : passed;
}

/** Whether a second request got the order of the first. */
async function sameOrder(
  tester: Tester,
  second: (reference: string, first: SealedBody) => SealedBody,
): Promise<Finding> {
  const reference = tester.newReference();
  const body = newOrderOf(tester, reference);
  const first = await makeOrder(tester, reference, body);
  if (!('value' in first)) return skipped('没有建成工单（见 create）', 'no order could be made (see create)');
  const again = await makeOrder(tester, reference, second(reference, body));
  if ('failure' in again) return failedBy(again);
  const id = idOf(again);
  return id === first.value.id
    ? passed
    : failed(`先是 ${first.value.id}，后是 ${id}`, `first ${first.value.id}, then ${id}`);
}

function idOf(answer: CreateAnswer): string {
  return 'value' in answer ? answer.value.id : answer.kind;
}

const refusal = { zh: '回答 4xx，不是 5xx，也不断线', en: 'an answer of 4xx, neither 5xx nor a broken line' };

/** Bodies that have to be refused. */
async function refuses(tester: Tester, bytes: Uint8Array): Promise<Finding> {
  const body = { id: tester.newId(), bytes };
  const result = await send(tester, { method: 'POST', path: ['orders'], body });
  return isRefusal(result) && !hasStatus(result, 401, 404, 405) ? passed : failedWith(result);
}

/** A create event with something changed in its JSON. */
function changed(tester: Tester, reference: string, change: (event: object) => object): SealedBody {
  const { id, bytes } = newOrderOf(tester, reference);
  const event: unknown = JSON.parse(Buffer.from(bytes).toString());
  const object = typeof event === 'object' && event !== null ? event : {};
  return { id, bytes: Buffer.from(JSON.stringify(change(object))) };
}

/** New orders 建单. */
export const creatingChecks: readonly Check[] = [
  {
    id: 'create',
    clause,
    promise: { zh: '建单得到工单', en: 'A new order is made and shown' },
    expected: {
      zh: '201 和符合约定的工单（或 202 后得到）',
      en: '201 with an order as in the contract (or 202 first)',
    },
    run: (tester) => {
      const reference = tester.newReference();
      return isTaken(tester, reference, newOrderOf(tester, reference));
    },
  },
  {
    id: 'create-same-key',
    clause,
    promise: { zh: '同一请求再来一次，还是那张工单', en: 'The same request again gets the same order' },
    expected: { zh: '200 和同一工单', en: '200 with the same order' },
    run: (tester) => sameOrder(tester, (_reference, first) => first),
  },
  {
    id: 'create-same-reference',
    clause,
    promise: { zh: '同一受理编号不建第二张工单', en: 'One reference never has a second order' },
    expected: { zh: '200 或 409，和同一工单', en: '200 or 409 with the same order' },
    run: (tester) => sameOrder(tester, (reference) => newOrderOf(tester, reference)),
  },
  {
    id: 'create-at-once',
    clause,
    promise: { zh: '五个相同的请求同时到达，只建一张工单', en: 'Five equal requests at once make one order' },
    expected: { zh: '只有一个工单编号', en: 'one order id' },
    run: async (tester) => {
      const reference = tester.newReference();
      const body = newOrderOf(tester, reference);
      await Promise.all(Array.from({ length: 5 }, () => createOrder(tester.peer, reference, body)));
      const answers = await Promise.all(Array.from({ length: 2 }, () => makeOrder(tester, reference, body)));
      const bad = answers.find((answer) => 'failure' in answer);
      if (bad !== undefined && 'failure' in bad) return failedBy(bad);
      const first = await send(tester, { method: 'GET', path: ['orders'], query: { reference } });
      const count =
        first.kind === 'answered' ? first.body.toString().split(JSON.stringify(reference)).length - 1 : 0;
      const ids = [...new Set(answers.map(idOf))];
      return ids.length === 1 && count <= 1
        ? passed
        : failed(`${ids.join('、')}；查单得 ${count} 张`, `${ids.join(', ')}; a lookup finds ${count}`);
    },
  },
  {
    id: 'create-text',
    clause: 'orders',
    promise: {
      zh: '文字按原样收下：网页代码、换行、生僻字、表情',
      en: 'Texts are taken as typed: markup, line breaks, rare characters, emoji',
    },
    expected: { zh: '建成工单', en: 'an order' },
    run: (tester) => {
      const reference = tester.newReference();
      const description = '<script>alert("1")</script>\n𠮷 & 灯💡 \'; DROP TABLE orders; --';
      return isTaken(tester, reference, newOrderOf(tester, reference, { description }));
    },
  },
  {
    id: 'create-time-zone',
    clause: 'orders',
    promise: { zh: '时刻可以带任何时区', en: 'Times may have any time zone' },
    expected: { zh: '建成工单', en: 'an order' },
    run: (tester) => {
      const reference = tester.newReference();
      const time = new Date(tester.clock.now() + 8 * 3600_000).toISOString().replace('Z', '+08:00');
      return isTaken(
        tester,
        reference,
        changed(tester, reference, (event) => ({ ...event, time, timestamp: time })),
      );
    },
  },
  {
    id: 'create-unknown-key',
    clause: 'bodies-that-the-hall-sends',
    promise: { zh: '不认识的字段不妨碍建单', en: 'A key that the system does not know is no obstacle' },
    expected: { zh: '建成工单', en: 'an order' },
    run: (tester) => {
      const reference = tester.newReference();
      return isTaken(
        tester,
        reference,
        changed(tester, reference, (event) => ({ ...event, laterversion: 'x' })),
      );
    },
  },
  {
    id: 'create-junk-refused',
    clause,
    promise: { zh: '不是 JSON 的内容被拒绝', en: 'What is no JSON is refused' },
    expected: refusal,
    run: (tester) => refuses(tester, Buffer.from('{"specversion": "1.0", ')),
  },
  {
    id: 'create-half-refused',
    clause: 'bodies-that-the-hall-sends',
    promise: { zh: '没有受理编号的内容被拒绝', en: 'A body without a reference is refused' },
    expected: refusal,
    run: (tester) => {
      const { bytes } = changed(tester, tester.newReference(), (event) => ({
        ...event,
        subject: undefined,
        data: {},
      }));
      return refuses(tester, bytes);
    },
  },
  {
    id: 'create-other-type-refused',
    clause: 'bodies-that-the-hall-sends',
    promise: { zh: '别的事件不建单', en: 'Another type of event makes no order' },
    expected: refusal,
    run: (tester) => {
      const { bytes } = eventOf(tester, 'order.withdrawn', { reference: tester.newReference() });
      return refuses(tester, bytes);
    },
  },
  {
    id: 'create-large',
    clause,
    promise: {
      zh: '太大的内容（3 MB）被拒绝，系统照常工作',
      en: 'A body that is too large (3 MB) is refused or taken, and the system goes on',
    },
    expected: {
      zh: '回答 2xx 或 4xx，不是 5xx，也不一直不答',
      en: 'an answer of 2xx or 4xx, neither 5xx nor silence',
    },
    run: async (tester) => {
      const reference = tester.newReference();
      const body = newOrderOf(tester, reference, { description: '大'.repeat(1024 * 1024) });
      const result = await send(tester, { method: 'POST', path: ['orders'], body });
      // Many servers cut the line while a body that is too large still comes in: nothing was taken.
      if (result.kind === 'answered' ? result.status < 500 : result.kind === 'broken') return passed;
      return failedWith(result);
    },
  },
];
