import { findOrder, parseOrder, type Failed, type Order, type Peer } from '@wangban/connectors/webhook';
import type { Text } from '@wangban/engine';
import { compareStandings } from '../inbound/compare-standings.ts';
import { contentHash } from '../inbound/order-content.ts';
import { insertEvents } from '../inbound/store.ts';
import { storableText } from '../storable-text.ts';
import type { StatusMeaning } from '../systems/definition.ts';
import { isTerminal, meaningOf } from '../systems/status-map.ts';
import type { KnownSystem } from '../systems/systems.ts';
import type { ReconcileDeps } from './deps.ts';
import { addFindings, closeGone, type DifferenceClass, type Finding } from './difference-store.ts';
import {
  differingOrders,
  foreignOrders,
  lostOrders,
  missingOrders,
  sendAgain,
  stuckOrders,
  type LostRow,
  type MissingRow,
  type PairRow,
  type Span,
} from './findings-store.ts';
import { openLine } from './open-line.ts';
import { eventOfOrder } from './order-event.ts';
import { switchOff } from './pull-changes.ts';
import { CIRCLE, NOT_OFFERED, readList, type ListEnd } from './read-list.ts';
import { addListed, beginRun, countBoth, endRun, type ListedOrder, type RunFigures } from './run-store.ts';
import { stuckBefore } from './stuck-before.ts';

const DAY_MS = 24 * 3_600_000;
/** Closed orders are compared for so long. */
const COMPARED_MS = 30 * DAY_MS;
/** 500 orders each. */
const MOST_PAGES = 4000;
/** Orders that the list lacks are asked for one by one; a list that lacks more than this is not believed at all. */
const MOST_QUESTIONS = 2000;
/** Working days without movement, unless the definition says otherwise. */
const STUCK_DAYS = 5;
/** A larger share of differences is an incident. */
const INCIDENT_SHARE = 0.01;

/** A comparison under way. */
interface Comparison {
  readonly deps: ReconcileDeps;
  readonly system: KnownSystem;
  readonly peer: Peer;
  readonly span: Span;
  readonly counts: Record<DifferenceClass, number>;
  readonly tally: { healed: number; open: number; questions: number };
}

/** What a comparison came to; undefined: it could not be finished, and the run says why. */
export type Compared = (RunFigures & { readonly run: number; readonly open: number }) | undefined;

/**
 * Compares everything 全量对账: all open orders, and those closed within 30 days. The list is put down page by page and compared in
 * the database. What the list lacks is asked for by itself before it counts as missing: paging is the first thing that systems get
 * wrong. `beat` is called with every page.
 */
export async function compareSystem(
  deps: ReconcileDeps,
  system: KnownSystem,
  beat: () => Promise<unknown>,
): Promise<Compared> {
  const { pool, clock } = deps;
  const begun = new Date(clock());
  const since = new Date(begun.getTime() - COMPARED_MS);
  const { code } = system;
  const run = await beginRun(pool, { system: code, scope: 'full', since, at: begun });
  const line = openLine(system, clock);
  const comparison: Comparison = {
    deps,
    system,
    peer: line.peer,
    span: { run, system: code, since, begun },
    counts: { onlyHere: 0, onlyThere: 0, differ: 0, stuck: 0 },
    tally: { healed: 0, open: 0, questions: 0 },
  };
  try {
    const error = await readAll(comparison, beat);
    if (error !== undefined) {
      await endRun(pool, run, new Date(clock()), { error });
      return undefined;
    }
    return await judgeAll(comparison);
  } catch (error) {
    await endRun(pool, run, new Date(clock()), { error: BROKEN });
    throw error;
  } finally {
    await line.close();
  }
}

const BROKEN: Text = { zh: '大厅这边出错，没有对完', en: 'the hall made a mistake, and it was not finished' };
const TOO_LONG: Text = {
  zh: '对方的清单太长，没有读完',
  en: 'its list is too long and was not read to the end',
};
const TOO_MANY_MISSING: Text = {
  zh: '对方的清单缺了太多工单，不能当作对账依据',
  en: 'its list lacks too many orders to be compared with',
};

async function readAll({ deps, peer, span, system }: Comparison, beat: () => Promise<unknown>) {
  const question = { list: 'all', since: span.since.toISOString(), pages: MOST_PAGES } as const;
  const end = await readList(peer, question, async ({ orders }) => {
    await addListed(deps.pool, span.run, orders.map(listed));
    await beat();
  });
  if (end.kind === 'failed' && end.failed.kind === 'gone')
    await switchOff(deps, system.code, end.failed.failure);
  return errorOf(end);
}

function errorOf(end: ListEnd): Text | undefined {
  switch (end.kind) {
    case 'end':
      return undefined;
    case 'more':
      return TOO_LONG;
    case 'circle':
      return CIRCLE;
    case 'notOffered':
      return NOT_OFFERED;
    case 'failed':
      return textOf(end.failed);
  }
}

function textOf({ failure }: Failed): Text {
  return { zh: failure.zh, en: failure.en };
}

function listed(order: Order): ListedOrder {
  return {
    order_id: order.id,
    reference: storableText(order.reference),
    version: order.version ?? null,
    status: storableText(order.status),
    updated_at: order.updatedAt,
    content_hash: `\\x${contentHash(order)}`,
    body: storableText(JSON.stringify(order)),
  };
}

async function judgeAll(comparison: Comparison): Promise<Compared> {
  const { deps, span, counts, tally, system } = comparison;
  const { pool, clock } = deps;
  const tooMany = await judgeMissing(comparison);
  if (tooMany) {
    await endRun(pool, span.run, new Date(clock()), { error: TOO_MANY_MISSING });
    await deps.alarm({ system: system.code, about: 'drift', open: tally.questions, of: tally.questions });
    return undefined;
  }
  await eachPage(
    (after: number) => lostOrders(pool, span, after),
    0,
    ({ deliveryId }) => deliveryId,
    (rows) => note(comparison, rows, (row) => judgeLost(comparison, row)),
  );
  await eachPage(
    (after: string) => foreignOrders(pool, span, after),
    '',
    ({ orderId }) => orderId,
    (rows) =>
      note(comparison, rows, async ({ orderId, reference, instanceId, status, version, updatedAt }) => ({
        class: 'onlyThere',
        order_id: orderId,
        reference,
        instance_id: instanceId,
        here: null,
        there: { status, version, updatedAt },
        status: 'open',
      })),
  );
  await eachPage(
    (after: string) => differingOrders(pool, span, after),
    '',
    ({ orderId }) => orderId,
    (rows) => note(comparison, rows, (row) => judgePair(comparison, row)),
  );
  const days = system.definition.stuckAfterDays ?? STUCK_DAYS;
  const before = stuckBefore(deps.calendar.current(), days, span.begun.getTime());
  await eachPage(
    (after: string) => stuckOrders(pool, span, before, after),
    '',
    ({ orderId }) => orderId,
    (rows) =>
      note(comparison, rows, async ({ orderId, reference, instanceId, movedAt, ...here }) => ({
        class: 'stuck',
        order_id: orderId,
        reference,
        instance_id: instanceId,
        here: { status: here.status, version: here.version, updatedAt: here.updatedAt, movedAt },
        there: null,
        status: 'open',
      })),
  );
  const ended = { id: span.run, system: system.code, at: new Date(clock()) };
  await closeGone(pool, ended);
  const { here, there } = await countBoth(pool, span.run, system.code, span.since);
  const figures = { here, there, ...counts, healed: tally.healed };
  await endRun(pool, span.run, ended.at, figures);
  if (tally.healed > 0) {
    deps.heard(system.code);
    deps.sending(system.code);
  }
  const of = Math.max(here, there);
  if (tally.open > of * INCIDENT_SHARE)
    await deps.alarm({ system: system.code, about: 'drift', open: tally.open, of });
  return { ...figures, run: span.run, open: tally.open };
}

/** Keyset: the next rows come after the last one that was looked at. */
async function eachPage<Row, Key>(
  select: (after: Key) => Promise<readonly Row[]>,
  start: Key,
  keyOf: (row: Row) => Key,
  judge: (rows: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let rows = await select(start); ;) {
    const last = rows.at(-1);
    if (last === undefined) return;
    await judge(rows);
    rows = await select(keyOf(last));
  }
}

/** Judges rows and writes down what they come to. */
async function note<Row>(
  { deps, span, counts, tally }: Comparison,
  rows: readonly Row[],
  judge: (row: Row) => Promise<Finding | undefined>,
): Promise<void> {
  const findings: Finding[] = [];
  for (const row of rows) {
    const finding = await judge(row);
    if (finding !== undefined) findings.push(finding);
  }
  if (findings.length === 0) return;
  const at = new Date(deps.clock());
  const written = await addFindings(deps.pool, { id: span.run, system: span.system, at }, findings);
  for (const each of written) {
    counts[each.class]++;
    if (each.status === 'healed') tally.healed++;
    else tally.open++;
  }
}

/** Orders that the list lacks; true: it lacks too many. */
async function judgeMissing(comparison: Comparison): Promise<boolean> {
  const { deps, span, tally } = comparison;
  let tooMany = false;
  await eachPage(
    (after: string) => (tooMany ? Promise.resolve([]) : missingOrders(deps.pool, span, after)),
    '',
    ({ orderId }) => orderId,
    async (rows) => {
      tally.questions += rows.length;
      tooMany = tally.questions > MOST_QUESTIONS;
      if (!tooMany) await note(comparison, rows, (row) => judgeOneMissing(comparison, row));
    },
  );
  return tooMany;
}

async function judgeOneMissing(
  { deps, peer, span }: Comparison,
  { orderId, orderNo, instanceId, reference, status, version, updatedAt }: MissingRow,
): Promise<Finding | undefined> {
  const found = await findOrder(peer, reference);
  // Who cannot be asked has not said that it is gone.
  if (found.kind !== 'done') return undefined;
  if (found.value !== undefined) await addListed(deps.pool, span.run, [listed(found.value)]);
  if (found.value?.id === orderId) return undefined;
  const here = { status, version, updatedAt, no: orderNo };
  const named = { order_id: orderId, reference, instance_id: instanceId };
  return { class: 'onlyHere', ...named, here, there: null, status: 'open' };
}

/** A lost create is sent again once with its old key, which looks first; what was refused, or tried before, is a person's. */
async function judgeLost(
  { deps, peer }: Comparison,
  { deliveryId, instanceId, reference, unsure, listed: known, tried }: LostRow,
): Promise<Finding> {
  const found = known === null && unsure && !tried ? await findOrder(peer, reference) : undefined;
  const isThere = known !== null || (found?.kind === 'done' && found.value !== undefined);
  const mayTry = !tried && (isThere || (unsure && found?.kind === 'done'));
  const isSent = mayTry && (await sendAgain(deps.pool, deliveryId, new Date(deps.clock())));
  return {
    class: 'onlyHere',
    order_id: null,
    reference,
    instance_id: instanceId,
    here: { delivery: deliveryId },
    there: null,
    status: isSent ? 'healed' : 'open',
  };
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
