import { parseOrder } from '@wangban/connectors/webhook';
import { compareStandings } from '../inbound/compare-standings.ts';
import { insertEvents } from '../inbound/store.ts';
import type { StatusMeaning } from '../systems/definition.ts';
import { isTerminal, meaningOf } from '../systems/status-map.ts';
import { eachPage, note, type Comparison } from './comparison.ts';
import type { ReconcileDeps } from './deps.ts';
import type { Finding } from './difference-store.ts';
import {
  differingOrders,
  foreignOrders,
  stuckOrders,
  type ForeignRow,
  type PairRow,
  type StuckRow,
} from './findings-store.ts';
import { eventOfOrder } from './order-event.ts';
import { stuckBefore } from './stuck-before.ts';

/** Working days without movement, unless the definition says otherwise. */
export const STUCK_DAYS = 5;

/** Orders of the list that are none of the hall's 仅对方有. */
export function judgeForeign(comparison: Comparison): Promise<void> {
  const { deps, span } = comparison;
  return eachPage(
    (after: string) => foreignOrders(deps.pool, span, after),
    '',
    orderOf,
    (rows) => note(comparison, rows, async (row) => foreign(row)),
  );
}

function foreign({ orderId, reference, instanceId, status, version, updatedAt }: ForeignRow): Finding {
  const named = { order_id: orderId, reference, instance_id: instanceId };
  return { class: 'onlyThere', ...named, here: null, there: { status, version, updatedAt }, status: 'open' };
}

/** Orders that both have, and that are not the same 状态不一致. */
export function judgePairs(comparison: Comparison): Promise<void> {
  const { deps, span } = comparison;
  return eachPage(
    (after: string) => differingOrders(deps.pool, span, after),
    '',
    orderOf,
    (rows) => note(comparison, rows, (row) => judgePair(comparison, row)),
  );
}

/** What is final at the system, and ahead, goes through the inbox; all else waits for a person. */
async function judgePair({ deps, system }: Comparison, row: PairRow): Promise<Finding | undefined> {
  const { orderId, instanceId, reference, definitionVersion, here, there } = row;
  const map = (await deps.systems.version(system.code, definitionVersion)) ?? system.definition;
  const meaning = meaningOf(map, there.status ?? '');
  if (row.isSame && !(row.isWithdrawn && meaning !== undefined && !isTerminal(meaning))) return undefined;
  const isHealed = isForward(row, meaning) && (await sweep(deps, system.code, row.body));
  return {
    class: 'differ',
    order_id: orderId,
    reference,
    instance_id: instanceId,
    here: { ...here },
    there: { ...there },
    status: isHealed ? 'healed' : 'open',
  };
}

function isForward(
  { isClosed, here, there, isTerminal: isFinal }: PairRow,
  meaning: StatusMeaning | undefined,
) {
  if (meaning === undefined || isClosed || isFinal || !isTerminal(meaning)) return false;
  return here.updatedAt === null || compareStandings(there, here) > 0;
}

/** Once for every state of an order: what did not help does not help again. */
async function sweep({ pool, clock }: ReconcileDeps, system: string, body: string): Promise<boolean> {
  const read = parseOrder(Buffer.from(body));
  if ('problems' in read) return false;
  const event = eventOfOrder(system, 'sweep', read.value);
  const [written] = await insertEvents(pool, [{ ...event, eventId: `sweep/${event.eventId}` }], clock());
  return written === 'new';
}

/** Open orders that nobody moves 久未变动. */
export function judgeStuck(comparison: Comparison): Promise<void> {
  const { deps, span, system } = comparison;
  const days = system.definition.stuckAfterDays ?? STUCK_DAYS;
  const before = stuckBefore(deps.calendar.current(), days, span.begun.getTime());
  return eachPage(
    (after: string) => stuckOrders(deps.pool, span, before, after),
    '',
    orderOf,
    (rows) => note(comparison, rows, async (row) => stuck(row)),
  );
}

function stuck({ orderId, reference, instanceId, movedAt, status, version, updatedAt }: StuckRow): Finding {
  const named = { order_id: orderId, reference, instance_id: instanceId };
  const here = { status, version, updatedAt, movedAt };
  return { class: 'stuck', ...named, here, there: null, status: 'open' };
}

function orderOf({ orderId }: { readonly orderId: string }): string {
  return orderId;
}
