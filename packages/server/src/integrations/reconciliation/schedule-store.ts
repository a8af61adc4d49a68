import type { Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';

/** When a system is asked next 下次时间: for changes, and for everything. */
export interface Schedule {
  readonly pullAt: Date | null;
  readonly compareAt: Date | null;
}

const select = statement<Schedule>(
  'schedule.read',
  'SELECT pull_at AS "pullAt", compare_at AS "compareAt" FROM business_system WHERE code = $1',
);

/** Reads when a system is asked next. */
export async function scheduleOf(db: Queryable, system: string): Promise<Schedule> {
  return (await select(db, [system]))[0] ?? { pullAt: null, compareAt: null };
}

const takePull = statement<{ pulledUntil: Date | null }>(
  'schedule.take-pull',
  `UPDATE business_system SET pull_at = $3 WHERE code = $1 AND status = 'active' AND (pull_at IS NULL OR pull_at <= $2)
   RETURNING pulled_until AS "pulledUntil"`,
);

/** Takes the turn to ask for changes and moves it on; undefined: it is not due, or another process was quicker. */
export async function takePullTurn(
  db: Queryable,
  system: string,
  now: Date,
  next: Date,
): Promise<{ readonly pulledUntil: Date | null } | undefined> {
  return (await takePull(db, [system, now, next]))[0];
}

const takeCompare = statement<{ code: string }>(
  'schedule.take-compare',
  `UPDATE business_system SET compare_at = $3 WHERE code = $1 AND status = 'active' AND compare_at <= $2 RETURNING code`,
);

/** The same for the comparison of everything. */
export async function takeCompareTurn(
  db: Queryable,
  system: string,
  now: Date,
  next: Date,
): Promise<boolean> {
  return (await takeCompare(db, [system, now, next])).length === 1;
}

/** Says when everything is compared next. */
export async function setCompareAt(db: Queryable, system: string, at: Date): Promise<void> {
  await db.query({
    name: 'schedule.set-compare',
    text: 'UPDATE business_system SET compare_at = $2 WHERE code = $1',
    values: [system, at],
  });
}

/** Moves the mark of the changes on, never back. */
export async function setPulledUntil(db: Queryable, system: string, until: Date): Promise<void> {
  await db.query({
    name: 'schedule.pulled-until',
    text: 'UPDATE business_system SET pulled_until = greatest(pulled_until, $2) WHERE code = $1',
    values: [system, until],
  });
}

/** Last state of an order that took effect. */
export interface KnownState {
  readonly orderId: string;
  readonly version: number | null;
  readonly updatedAt: string | null;
  /** Hex. */
  readonly hash: string | null;
}

const selectKnown = statement<KnownState>(
  'schedule.known',
  `SELECT order_id AS "orderId", version, to_json(peer_updated_at) #>> '{}' AS "updatedAt", encode(content_hash, 'hex') AS hash
   FROM system_order WHERE system = $1 AND order_id = ANY ($2::text[])`,
);

/** What the hall knows of these orders already. */
export async function knownStates(
  db: Queryable,
  system: string,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, KnownState>> {
  const rows = await selectKnown(db, [system, orderIds]);
  return new Map(rows.map((row) => [row.orderId, row]));
}
