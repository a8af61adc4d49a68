import type { Order, ReadPage } from '@wangban/connectors/webhook';
import type { Text } from '@wangban/engine';
import { compareStandings } from '../inbound/compare-standings.ts';
import { contentHash } from '../inbound/order-content.ts';
import { insertEvents } from '../inbound/store.ts';
import { setStatus } from '../systems/set-status.ts';
import type { KnownSystem } from '../systems/systems.ts';
import type { ReconcileDeps } from './deps.ts';
import { openLine } from './open-line.ts';
import { eventOfOrder, eventOfUnreadable } from './order-event.ts';
import { CIRCLE, NOT_OFFERED, readList, type ListEnd } from './read-list.ts';
import { noteChanges } from './run-store.ts';
import { knownStates, setPulledUntil } from './schedule-store.ts';

const MINUTE_MS = 60_000;
/** What changed so long before the mark is asked for again: clocks differ, and some systems round their times. */
const OVERLAP_MS = 10 * MINUTE_MS;
/** A system that only answers is asked for so much each time. */
const WINDOW_MS = 120 * MINUTE_MS;
/** So much is read in one go; what is left comes with the next. */
const MOST_PAGES = 40;

/** How often a system is asked 询问间隔: one that only answers every five minutes, one that tells by itself every hour. */
export function pullEveryMs({ definition }: Pick<KnownSystem, 'definition'>): number {
  return definition.style === 'pull' ? 5 * MINUTE_MS : 60 * MINUTE_MS;
}

/** From when on changes are asked for. The mark is of the system's own clock: the newest time that it named. */
export function changesSince(style: string, pulledUntil: Date | null, now: number): Date {
  const window = now - WINDOW_MS;
  if (pulledUntil === null) return new Date(window);
  const since = pulledUntil.getTime() - OVERLAP_MS;
  return new Date(style === 'pull' ? Math.min(since, window) : since);
}

/** Asks a system what changed and writes it into the inbox 拉取变更; gives the number of new events. */
export async function pullChanges(
  deps: ReconcileDeps,
  system: KnownSystem,
  pulledUntil: Date | null,
): Promise<number> {
  const { pool, clock } = deps;
  const now = clock();
  const since = changesSince(system.definition.style, pulledUntil, now);
  const read = { seen: 0, fresh: 0, newest: 0 };
  const line = openLine(system, clock);
  const question = { list: 'changes', since: since.toISOString(), pages: MOST_PAGES } as const;
  try {
    const end = await readList(line.peer, question, async (page) => {
      read.seen += page.orders.length;
      read.fresh += await hear(deps, system.code, page);
      for (const { updatedAt } of page.orders) read.newest = Math.max(read.newest, Date.parse(updatedAt));
    });
    const error = errorOf(end, system.definition.style);
    // Oldest first: what was read is read, also when the rest failed. A time that lies ahead would hide what comes before it.
    if (read.newest > 0) await setPulledUntil(pool, system.code, new Date(Math.min(read.newest, now)));
    if (read.fresh > 0 || error !== null) {
      const run = { system: system.code, scope: 'changes', since, at: new Date(now) } as const;
      await noteChanges(pool, run, { there: read.seen, healed: read.fresh, error });
    }
    if (end.kind === 'failed' && end.failed.kind === 'gone')
      await switchOff(deps, system.code, end.failed.failure);
    return read.fresh;
  } finally {
    await line.close();
    if (read.fresh > 0) deps.heard(system.code);
  }
}

/** Writes down what the hall does not know yet. */
async function hear({ pool, clock }: ReconcileDeps, system: string, page: ReadPage): Promise<number> {
  const known = await knownStates(
    pool,
    system,
    page.orders.map(({ id }) => id),
  );
  const news = page.orders.filter((order) => !isKnown(order, known.get(order.id)));
  const events = [
    ...news.map((order) => eventOfOrder(system, 'changes', order)),
    ...page.unreadable.map((each) => eventOfUnreadable(system, 'changes', each)),
  ];
  if (events.length === 0) return 0;
  const written = await insertEvents(pool, events, clock());
  return written.filter((each) => each === 'new').length;
}

function isKnown(
  order: Order,
  known:
    | { readonly version: number | null; readonly updatedAt: string | null; readonly hash: string | null }
    | undefined,
): boolean {
  if (known === undefined || known.updatedAt === null) return false;
  return compareStandings(order, known) === 0 && known.hash === contentHash(order);
}

function errorOf(end: ListEnd, style: string): Text | null {
  switch (end.kind) {
    case 'failed':
      return { zh: end.failed.failure.zh, en: end.failed.failure.en };
    case 'circle':
      return CIRCLE;
    case 'notOffered':
      // Whoever tells by itself need not offer it.
      return style === 'pull' ? NOT_OFFERED : null;
    case 'end':
    case 'more':
      return null;
  }
}

/** A system that answers 410 has gone away. */
export async function switchOff(
  deps: Pick<ReconcileDeps, 'pool' | 'clock' | 'systems' | 'alarm'>,
  system: string,
  error: Text,
): Promise<void> {
  await setStatus(deps, system, 'disabled', error.zh);
  await deps.alarm({ system, about: 'gone', error });
}
