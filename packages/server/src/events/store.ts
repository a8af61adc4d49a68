import type { Json, JsonObject, PersonId } from '@wangban/engine';
import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** A message 消息 that no case has taken yet. `id` is the sender's: the same message twice is one. */
export interface KeptMessage {
  readonly id: string;
  readonly name: string;
  readonly key: Json | undefined;
  readonly variables: JsonObject | undefined;
  /** Who applies if it begins a case; undefined = as the service says. */
  readonly applicant: PersonId | undefined;
}

/** Where a message is looked up, and how long it lives. */
export interface Keeping {
  readonly byName: string;
  readonly byKey: string;
  readonly now: Date;
  readonly expiresAt: Date;
}

const insert = statement(
  'events.keep',
  `INSERT INTO kept_message (id, name, key, variables, by_name, by_key, applicant_id, kept_at, expires_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
);

/** Keeps a message until it is taken or expires. */
export async function keepMessage(db: Queryable, message: KeptMessage, keeping: Keeping): Promise<void> {
  const { id, name, key, variables, applicant } = message;
  const { byName, byKey, now, expiresAt } = keeping;
  await insert(db, [id, name, json(key), json(variables), byName, byKey, applicant ?? null, now, expiresAt]);
}

function json(value: Json | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/** `key` is wrapped, so that a key of null is not the same as none. */
type KeptRow = {
  id: string;
  name: string;
  key: Json;
  keyed: boolean;
  variables: JsonObject | null;
  applicant: number | null;
};

const KEPT = `id, name, key, key IS NOT NULL AS keyed, variables, applicant_id AS applicant`;

const selectKept = statement<KeptRow>(
  'events.kept',
  `(SELECT ${KEPT}, kept_at FROM kept_message WHERE by_name = $1 AND expires_at > $2 ORDER BY kept_at LIMIT 20)
   UNION ALL (SELECT ${KEPT}, kept_at FROM kept_message WHERE by_key = $1 AND expires_at > $2 ORDER BY kept_at LIMIT 20)
   ORDER BY kept_at LIMIT 20`,
);

/** Messages that are kept for a topic, oldest first. */
export async function keptFor(db: Queryable, topic: string, now: Date): Promise<readonly KeptMessage[]> {
  const rows = await selectKept(db, [topic, now]);
  return rows.map(({ id, name, key, keyed, variables, applicant }) => ({
    id,
    name,
    key: keyed ? key : undefined,
    variables: variables ?? undefined,
    applicant: applicant ?? undefined,
  }));
}

const remove = statement('events.drop-kept', 'DELETE FROM kept_message WHERE id = $1');

/** A message was taken. */
export async function dropKept(db: Queryable, id: string): Promise<void> {
  await remove(db, [id]);
}

/** A case that waits. */
export interface WaitingCase {
  readonly instance: number;
  readonly since: Date;
}

const selectMessage = statement<WaitingCase>(
  'events.waiting-message',
  `SELECT w.instance_id AS instance, w.since FROM unnest($1::text[]) AS t (topic) CROSS JOIN LATERAL (
     SELECT instance_id, since FROM case_wait
     WHERE kind = 'message' AND topic = t.topic AND (since, instance_id) > ($2, $3)
     ORDER BY since, instance_id LIMIT 20) AS w
   ORDER BY w.since, w.instance_id LIMIT 20`,
);

/** Cases that wait for a message of these topics, who has waited longest first, after the one given. */
export function waitingForMessage(
  db: Queryable,
  topics: readonly string[],
  after: WaitingCase | undefined,
): Promise<readonly WaitingCase[]> {
  return selectMessage(db, [topics, after?.since ?? '-infinity', after?.instance ?? 0]);
}

const selectSignal = statement<{ instance: number }>(
  'events.waiting-signal',
  `SELECT DISTINCT instance_id AS instance FROM case_wait
   WHERE kind = 'signal' AND topic = $1 AND instance_id > $2 AND since <= $3 ORDER BY instance_id LIMIT $4`,
);

/** Cases that waited for a signal when it was thrown, a page of them. */
export async function waitingForSignal(
  db: Queryable,
  topic: string,
  thrown: Date,
  page: { readonly after: number; readonly limit: number },
): Promise<readonly number[]> {
  const rows = await selectSignal(db, [topic, page.after, thrown, page.limit]);
  return rows.map(({ instance }) => instance);
}

const selectSource = statement<{ instance: number; at: Date }>(
  'events.source',
  `SELECT d.instance_id AS instance, e.at FROM delivery d JOIN event e USING (instance_id, seq) WHERE d.id = $1`,
);

/** The case that caused a delivery, and when. */
export async function sourceOf(
  db: Queryable,
  delivery: number,
): Promise<{ instance: number; at: Date } | undefined> {
  const [row] = await selectSource(db, [delivery]);
  return row;
}

/** Serving versions whose flow may begin cases by itself; which of them do, their flows say. */
export async function startingVersions(
  db: Queryable,
): Promise<readonly { readonly service: string; readonly version: number }[]> {
  const { rows } = await db.query<{ service: string; version: number }>(
    `SELECT service, version FROM service JOIN service_version ON service = code AND version = current_version
     WHERE flow LIKE '%EventDefinition%' OR flow LIKE '%instantiate%' ORDER BY service`,
  );
  return rows;
}

/** A timer start event 定时启动 as it was armed. */
export interface StartTimerRow {
  readonly service: string;
  readonly start: string;
  readonly written: string;
  readonly since: Date;
  readonly due: Date | null;
}

/** All timer start events that are armed: as many as there are in the flows. */
export async function startTimers(db: Queryable): Promise<readonly StartTimerRow[]> {
  const { rows } = await db.query<StartTimerRow>(
    'SELECT service, start, written, since, due_at AS due FROM start_timer ORDER BY due_at, service, start',
  );
  return rows;
}

/** Arms a timer start event, anew or for its next time. */
export async function armStart(db: Queryable, row: StartTimerRow): Promise<void> {
  const { service, start, written, since, due } = row;
  await db.query(
    `INSERT INTO start_timer (service, start, written, since, due_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (service, start) DO UPDATE SET written = excluded.written, since = excluded.since, due_at = excluded.due_at`,
    [service, start, written, since, due],
  );
}

/** A timer start event that the serving version has no more. */
export async function disarmStart(db: Queryable, service: string, start: string): Promise<void> {
  await db.query('DELETE FROM start_timer WHERE service = $1 AND start = $2', [service, start]);
}
