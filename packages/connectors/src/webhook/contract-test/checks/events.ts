import type { SealedBody } from '../../peer/peer.ts';
import { tellEvent } from '../../peer/tell-event.ts';
import type { Order } from '../../wire/order.ts';
import { failed, passed, skipped, type Check, type Finding } from '../check.ts';
import { failedBy, failedWith, hasStatus } from '../seen.ts';
import { eventOf, offers, send, type Tester } from '../tester.ts';
import { withOrder } from '../with-order.ts';

const clause = 'what-the-hall-promises';

/** Tries something with a fresh order, when the system takes events. */
async function withEvents(tester: Tester, work: (order: Order) => Promise<Finding>): Promise<Finding> {
  if (!offers(tester, 'events')) return skipped('系统不提供 events', 'the system does not offer events');
  return withOrder(tester, work);
}

function reminder(tester: Tester, reference: string, times: number): SealedBody {
  return eventOf(tester, 'order.reminded', { reference, by: 'applicant', times, note: '还没有人来' });
}

/** Newer, by version when there is one, else by time; equal is allowed. */
function isBackwards(before: Order, after: Order): boolean {
  if (before.version !== undefined && after.version !== undefined) return after.version < before.version;
  return Date.parse(after.updatedAt) < Date.parse(before.updatedAt);
}

const stateOf = ({ version, status }: Order) => `${version ?? '-'} ${status}`;

/** Every type beside order.create, the closing one last. */
function everyEvent(tester: Tester, reference: string): readonly (readonly [string, SealedBody])[] {
  return [
    ['order.reminded', reminder(tester, reference, 1)],
    ['order.noted', eventOf(tester, 'order.noted', { reference, note: '门禁卡在值班室', files: [] })],
    [
      'order.decided',
      eventOf(tester, 'order.decided', { reference, decision: 'approved', fields: {}, opinion: '同意' }),
    ],
    ['order.reopened', eventOf(tester, 'order.reopened', { reference, lap: 2, reason: '又坏了', files: [] })],
    ['order.confirmed', eventOf(tester, 'order.confirmed', { reference, how: 'applicant' })],
    ['order.rated', eventOf(tester, 'order.rated', { reference, stars: 5, options: [], comment: '很快' })],
    ['order.withdrawn', eventOf(tester, 'order.withdrawn', { reference, reason: '对接测试' })],
  ];
}

/** Events of the hall 大厅事件. */
export const eventChecks: readonly Check[] = [
  {
    id: 'event-types',
    clause: 'bodies-that-the-hall-sends',
    promise: { zh: '收下每一种事件', en: 'Every type of event is taken' },
    expected: { zh: '每一种都回答 200 和那张工单', en: '200 with the order for each' },
    run: (tester) =>
      withEvents(tester, async ({ id, reference }) => {
        for (const [type, body] of everyEvent(tester, reference)) {
          const answer = await tellEvent(tester.peer, id, body);
          if (answer.kind === 'done') continue;
          const finding = failedBy(answer);
          return finding.kind === 'failed'
            ? failed(`${type}：${finding.seen.zh}`, `${type}: ${finding.seen.en}`)
            : finding;
        }
        return passed;
      }),
  },
  {
    id: 'event-twice',
    clause,
    promise: { zh: '同一事件到达两次，只算一次', en: 'An event that arrives twice counts once' },
    expected: { zh: '两次都是 200，版本相同', en: '200 both times, with the same version' },
    run: (tester) =>
      withEvents(tester, async ({ id, reference }) => {
        const body = reminder(tester, reference, 1);
        const first = await tellEvent(tester.peer, id, body);
        if (first.kind !== 'done') return failedBy(first);
        const second = await tellEvent(tester.peer, id, body);
        if (second.kind !== 'done') return failedBy(second);
        const [before, after] = [stateOf(first.value), stateOf(second.value)];
        return before === after
          ? passed
          : failed(`先是 ${before}，后是 ${after}`, `first ${before}, then ${after}`);
      }),
  },
  {
    id: 'event-order',
    clause: 'orders',
    promise: { zh: '工单的版本只增不减', en: 'The version of an order only grows' },
    expected: { zh: '每个事件之后版本不变小', en: 'after each event a version that is not smaller' },
    run: (tester) =>
      withEvents(tester, async (order) => {
        let before = order;
        for (const times of [1, 2, 3, 4]) {
          const answer = await tellEvent(tester.peer, order.id, reminder(tester, order.reference, times));
          if (answer.kind !== 'done') return failedBy(answer);
          const after = answer.value;
          if (isBackwards(before, after)) {
            return failed(
              `${stateOf(before)} 之后是 ${stateOf(after)}`,
              `${stateOf(before)} is followed by ${stateOf(after)}`,
            );
          }
          before = after;
        }
        return passed;
      }),
  },
  {
    id: 'event-unknown-order',
    clause: 'what-the-system-offers',
    promise: { zh: '给没有的工单的事件被拒绝', en: 'An event for an unknown order is refused' },
    expected: { zh: '404', en: '404' },
    run: (tester) =>
      withEvents(tester, async ({ reference }) => {
        const path = ['orders', `none-${tester.newId()}`, 'events'];
        const result = await send(tester, { method: 'POST', path, body: reminder(tester, reference, 1) });
        return hasStatus(result, 404) ? passed : failedWith(result);
      }),
  },
];
