import { listAll, listChanges } from '../../peer/list-orders.ts';
import type { Order } from '../../wire/order.ts';
import { failed, passed, skipped, type Check, type Finding } from '../check.ts';
import { failedBy, failedWith, hasStatus } from '../seen.ts';
import { makeOrder, newOrderOf, offers, send, type Tester } from '../tester.ts';
import { withOrder } from '../with-order.ts';

const clause = 'what-the-system-offers';
/** A list that has not ended after so many pages never will. */
const MAX_PAGES = 2000;

/** All orders of a list, page by page; a finding when a page cannot be read. */
async function wholeList(
  tester: Tester,
  list: typeof listAll,
  since: string,
): Promise<readonly Order[] | Finding> {
  const orders: Order[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await list(tester.peer, { since, cursor });
    if (answer.kind !== 'done') return failedBy(answer);
    const [bad] = answer.value.unreadable;
    if (bad !== undefined) {
      const first = bad.problems[0];
      return failed(`${first?.field ?? ''} ${first?.zh ?? ''}`, `${first?.field ?? ''} ${first?.en ?? ''}`);
    }
    orders.push(...answer.value.orders);
    if (answer.value.next === null) return orders;
    if (answer.value.next === cursor)
      return failed('next 没有变化，翻页不会结束', 'next stays the same, the list never ends');
    cursor = answer.value.next;
  }
  return failed(`翻了 ${MAX_PAGES} 页还没有结束`, `has not ended after ${MAX_PAGES} pages`);
}

const isFinding = (value: readonly Order[] | Finding): value is Finding => 'kind' in value;

async function withChanges(tester: Tester, work: (order: Order) => Promise<Finding>): Promise<Finding> {
  if (!offers(tester, 'changes')) return skipped('系统不提供 changes', 'the system does not offer changes');
  return withOrder(tester, work);
}

/** How often each of our orders is in a list. */
function missingOrTwice(orders: readonly Order[], ids: readonly string[]): Finding {
  const counts = ids.map((id) => [id, orders.filter((order) => order.id === id).length] as const);
  const wrong = counts.filter(([, count]) => count !== 1).map(([id, count]) => `${id} × ${count}`);
  return wrong.length === 0 ? passed : failed(wrong.join('、'), wrong.join(', '));
}

function isSorted(orders: readonly Order[]): boolean {
  return orders.every(
    ({ updatedAt }, index) =>
      index === 0 || Date.parse(orders[index - 1]?.updatedAt ?? '') <= Date.parse(updatedAt),
  );
}

/** Lists 清单. */
export const listChecks: readonly Check[] = [
  {
    id: 'changes-complete',
    clause,
    promise: {
      zh: '变更清单翻到底，一张不漏、一张不重',
      en: 'The list of changes is complete over all its pages, nothing twice',
    },
    expected: { zh: '刚建的五张工单各一次', en: 'each of five new orders once' },
    run: (tester) =>
      withChanges(tester, async (first) => {
        const ids = [first.id];
        for (let more = 0; more < 4; more += 1) {
          const reference = tester.newReference();
          const answer = await makeOrder(tester, reference, newOrderOf(tester, reference));
          if ('value' in answer) ids.push(answer.value.id);
        }
        const orders = await wholeList(tester, listChanges, first.updatedAt);
        return isFinding(orders) ? orders : missingOrTwice(orders, ids);
      }),
  },
  {
    id: 'changes-oldest-first',
    clause,
    promise: { zh: '变更清单先旧后新', en: 'The list of changes begins with the oldest' },
    expected: { zh: 'updatedAt 不变小', en: 'updatedAt never becomes smaller' },
    run: (tester) =>
      withChanges(tester, async ({ updatedAt }) => {
        const orders = await wholeList(tester, listChanges, updatedAt);
        if (isFinding(orders)) return orders;
        return isSorted(orders) ? passed : failed('顺序不对', 'is in another order');
      }),
  },
  {
    id: 'changes-inclusive',
    clause,
    promise: {
      zh: '恰好在起始时刻变更的工单也在清单里',
      en: 'What changed exactly at the time asked for is in the list',
    },
    expected: { zh: '有那张工单', en: 'that order' },
    run: (tester) =>
      withChanges(tester, async ({ id, updatedAt }) => {
        const orders = await wholeList(tester, listChanges, updatedAt);
        return isFinding(orders) ? orders : missingOrTwice(orders, [id]);
      }),
  },
  {
    id: 'changes-time-zone',
    clause,
    promise: { zh: '起始时刻可以带 +08:00', en: 'The time asked for may have +08:00' },
    expected: { zh: '有那张工单', en: 'that order' },
    run: (tester) =>
      withChanges(tester, async ({ id, updatedAt }) => {
        const local = new Date(Date.parse(updatedAt) + 8 * 3600_000).toISOString().replace('Z', '+08:00');
        const orders = await wholeList(tester, listChanges, local);
        return isFinding(orders) ? orders : missingOrTwice(orders, [id]);
      }),
  },
  {
    id: 'changes-later',
    clause,
    promise: { zh: '更晚的起始时刻得不到旧的工单', en: 'A later time asked for leaves older orders out' },
    expected: { zh: '没有那张工单', en: 'not that order' },
    run: (tester) =>
      withChanges(tester, async ({ id, updatedAt }) => {
        const later = new Date(Date.parse(updatedAt) + 3600_000).toISOString();
        const orders = await wholeList(tester, listChanges, later);
        if (isFinding(orders)) return orders;
        return orders.some((order) => order.id === id) ? failed(`有 ${id}`, `has ${id}`) : passed;
      }),
  },
  {
    id: 'changes-junk-refused',
    clause,
    promise: { zh: '不是时刻的起始时刻被拒绝', en: 'A time that is none is refused' },
    expected: { zh: '400 或 422', en: '400 or 422' },
    run: async (tester) => {
      if (!offers(tester, 'changes'))
        return skipped('系统不提供 changes', 'the system does not offer changes');
      const result = await send(tester, {
        method: 'GET',
        path: ['orders', 'changes'],
        query: { since: 'yesterday' },
      });
      return hasStatus(result, 400, 422) ? passed : failedWith(result);
    },
  },
  {
    id: 'all-open',
    clause,
    promise: {
      zh: '全部清单有所有未办完的工单，不论多旧',
      en: 'The list of all has every open order, however old',
    },
    expected: {
      zh: '起始时刻在未来，仍有刚建的工单',
      en: 'the new order, though the time asked for lies ahead',
    },
    run: async (tester) => {
      if (!offers(tester, 'all')) return skipped('系统不提供 all', 'the system does not offer all');
      return withOrder(tester, async ({ id }) => {
        const ahead = new Date(tester.clock.now() + 24 * 3600_000).toISOString();
        const orders = await wholeList(tester, listAll, ahead);
        return isFinding(orders) ? orders : missingOrTwice(orders, [id]);
      });
    },
  },
];
