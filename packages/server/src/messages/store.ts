import type { Text } from '@wangban/engine';
import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** Row of `message` 消息. */
export interface MessageRow {
  readonly id: number;
  readonly kind: string;
  readonly title: Text;
  readonly body: Text;
  readonly link: string | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** A message to one person. `dedupe`: what must not be said twice to them. */
export interface NewMessage {
  readonly person: number;
  readonly kind: string;
  readonly dedupe: string;
  readonly title: Text;
  readonly body: Text;
  readonly link: string;
}

const select = statement<MessageRow>(
  'messages.list',
  `SELECT id, kind, title, body, link, created_at AS "createdAt", read_at AS "readAt"
   FROM message WHERE person_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3`,
);

/** Own messages, newest first: one more than `limit` when there is a next page. */
export function messagesOf(
  db: Queryable,
  person: number,
  before: number,
  limit: number,
): Promise<readonly MessageRow[]> {
  return select(db, [person, before, limit + 1]);
}

const markRead = statement(
  'messages.read',
  'UPDATE message SET read_at = $3 WHERE person_id = $1 AND id <= $2 AND read_at IS NULL',
);

/** Marks own messages up to this id as read. */
export async function readUpTo(db: Queryable, person: number, id: number, now: number): Promise<void> {
  await markRead(db, [person, id, new Date(now)]);
}

const insert = statement(
  'messages.insert',
  `INSERT INTO message (person_id, kind, dedupe, title, body, link, created_at)
   SELECT person, kind, dedupe, title, body, link, $2
   FROM json_to_recordset($1::json) AS m (person bigint, kind text, dedupe text, title json, body json, link text)
   ON CONFLICT (person_id, dedupe) DO NOTHING`,
);

/** Writes messages; what a person was told already is left out. */
export async function addMessages(
  db: Queryable,
  messages: readonly NewMessage[],
  now: number,
): Promise<void> {
  if (messages.length > 0) await insert(db, [JSON.stringify(messages), new Date(now)]);
}
