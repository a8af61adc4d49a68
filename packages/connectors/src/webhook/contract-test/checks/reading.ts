import { findOrder } from '../../peer/find-order.ts';
import { readOrder } from '../../peer/read-order.ts';
import { describe } from '../../peer/describe.ts';
import { failed, passed, skipped, type Check } from '../check.ts';
import { failedBy } from '../seen.ts';
import { makeOrder, newOrderOf, offers } from '../tester.ts';
import { withOrder } from '../with-order.ts';

const clause = 'what-the-system-offers';
const missing = (operation: string) =>
  skipped(`系统不提供 ${operation}`, `the system does not offer ${operation}`);

/** Description, lookup, reading 说明与查询. */
export const readingChecks: readonly Check[] = [
  {
    id: 'description',
    clause,
    promise: { zh: '系统说明自己', en: 'The system describes itself' },
    expected: {
      zh: '200 和系统说明，至少有 create 和 lookup',
      en: '200 with a description that has create and lookup',
    },
    run: async ({ peer }) => {
      const answer = await describe(peer);
      if (answer.kind !== 'done') return failedBy(answer);
      const { operations } = answer.value;
      const lacking = ['create', 'lookup'].filter((operation) => !operations.includes(operation));
      return lacking.length === 0
        ? passed
        : failed(`缺少 ${lacking.join('、')}`, `lacks ${lacking.join(' and ')}`);
    },
  },
  {
    id: 'lookup-found',
    clause,
    promise: { zh: '按受理编号查到工单', en: 'A lookup by reference finds the order' },
    expected: { zh: '一张工单，编号与建单时相同', en: 'one order, with the id that it was made with' },
    run: (tester) =>
      withOrder(tester, async ({ id, reference }) => {
        const found = await findOrder(tester.peer, reference);
        if (found.kind !== 'done') return failedBy(found);
        if (found.value === undefined) return failed('查不到', 'finds none');
        return found.value.id === id
          ? passed
          : failed(`查到 ${found.value.id}，不是 ${id}`, `finds ${found.value.id}, not ${id}`);
      }),
  },
  {
    id: 'lookup-unknown',
    clause,
    promise: { zh: '查没有的受理编号，得到空清单', en: 'A lookup of an unknown reference finds none' },
    expected: { zh: '200 和 {"orders": []}', en: '200 with {"orders": []}' },
    run: async (tester) => {
      // With an order there, a system that does not look at the parameter gives itself away.
      const other = tester.newReference();
      await makeOrder(tester, other, newOrderOf(tester, other));
      const found = await findOrder(tester.peer, tester.newReference());
      if (found.kind !== 'done') return failedBy(found);
      return found.value === undefined ? passed : failed(`查到 ${found.value.id}`, `finds ${found.value.id}`);
    },
  },
  {
    id: 'read',
    clause,
    promise: { zh: '按工单编号读到工单', en: 'An order can be read by its id' },
    expected: { zh: '200 和那张工单', en: '200 with that order' },
    run: async (tester) => {
      if (!offers(tester, 'read')) return missing('read');
      return withOrder(tester, async ({ id }) => {
        const read = await readOrder(tester.peer, id);
        if (read.kind !== 'done') return failedBy(read);
        return read.value === undefined ? failed('回答 404', 'answered 404') : passed;
      });
    },
  },
  {
    id: 'read-unknown',
    clause,
    promise: { zh: '读没有的工单得到 404', en: 'An unknown order is answered with 404' },
    expected: { zh: '404', en: '404' },
    run: async (tester) => {
      if (!offers(tester, 'read')) return missing('read');
      return withOrder(tester, async () => {
        const read = await readOrder(tester.peer, `none-${tester.newId()}`);
        if (read.kind !== 'done') return failedBy(read);
        return read.value === undefined
          ? passed
          : failed(`得到工单 ${read.value.id}`, `gives order ${read.value.id}`);
      });
    },
  },
];
