import type { Queryable } from '../db/pool.ts';
import { eventHash, GENESIS } from './seal-hash.ts';

/** Result of a check of the histories 办件历史校验. `brokenAt`: the first row that does not fit; undefined = all do. */
export interface HistoryVerdict {
  readonly instances: number;
  readonly rows: number;
  readonly brokenAt: HistoryBreak | undefined;
}
/** Where a history breaks. `seq` 0 = the instance as a whole. */
export interface HistoryBreak {
  readonly instance: number;
  readonly seq: number;
  readonly reason: string;
}

interface Row {
  readonly instance: number;
  readonly seq: number;
  readonly at: Date;
  readonly actor: number | null;
  readonly events: string;
  readonly hash: string;
  /** What the instance says of its history; null when there is no such instance. */
  readonly version: number | null;
  readonly head: string | null;
}
interface Place {
  readonly instance: number;
  readonly seq: number;
  readonly hash: string;
}

const PAGE = 2000;
const START: Place = { instance: 0, seq: 0, hash: GENESIS };

/**
 * Recomputes every history from its first row, page by page, and compares its end with the instance: a row that was
 * edited, removed, inserted or moved, or an end that was cut off, breaks it.
 */
export async function verifyHistory(db: Queryable): Promise<HistoryVerdict> {
  let place = START;
  let rows = 0;
  let instances = 0;
  for (;;) {
    const page = await readPage(db, place);
    for (const row of page) {
      const before: Place = row.instance === place.instance ? place : { ...START, instance: row.instance };
      const reason = breakReason(row, before);
      if (reason !== undefined)
        return { instances, rows, brokenAt: { instance: row.instance, seq: row.seq, reason } };
      if (before.seq === 0) instances++;
      rows++;
      place = row;
    }
    if (page.length < PAGE) return { instances, rows, brokenAt: await wrongEnd(db) };
  }
}

function breakReason(row: Row, before: Place): string | undefined {
  if (row.version === null) return 'there is no such instance';
  if (row.seq !== before.seq + 1) return 'a row before it is missing';
  if (row.seq > row.version) return 'the instance does not know it: it was inserted';
  const { instance: instanceId, seq, at, actor, events } = row;
  const hash = eventHash(before.hash, { instanceId, seq, at: at.getTime(), actor, events });
  if (hash !== row.hash) return 'it does not follow from the row before it: one of them was changed or moved';
  return row.seq === row.version && row.hash !== row.head ? 'the instance has another last hash' : undefined;
}

async function readPage(db: Queryable, after: Place): Promise<readonly Row[]> {
  const { rows } = await db.query<Row>(
    `SELECT e.instance_id AS instance, e.seq, e.at, e.actor_id AS actor, e.events::text AS events,
       encode(e.hash, 'hex') AS hash, i.version, encode(i.head_hash, 'hex') AS head
     FROM event e LEFT JOIN instance i ON i.id = e.instance_id
     WHERE (e.instance_id, e.seq) > ($1, $2) ORDER BY e.instance_id, e.seq LIMIT ${PAGE}`,
    [after.instance, after.seq],
  );
  return rows;
}

/** An instance whose last row is missing, with or without all others. */
async function wrongEnd(db: Queryable): Promise<HistoryBreak | undefined> {
  const { rows } = await db.query<{ id: number; version: number }>(
    `SELECT id, version FROM instance i
     WHERE NOT EXISTS (SELECT FROM event e WHERE e.instance_id = i.id AND e.seq = i.version) ORDER BY id LIMIT 1`,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  return { instance: row.id, seq: row.version, reason: 'it is missing: the end of the history was cut off' };
}
