import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import type { Done, Sender } from './ask.ts';

const find = statement<{ answer: Done }>(
  'instances.stored-answer',
  'SELECT answer FROM idempotency WHERE person_id = $1 AND key = $2',
);

/**
 * First answer to a key 首次答复, if its command was applied. Asked before a request is refused on its way to the lane: a
 * repeat gets the first answer also when the form, the date or the service has moved on since.
 */
export async function storedAnswer(db: Queryable, { person, key }: Sender): Promise<Done | undefined> {
  const [row] = await find(db, [person, key]);
  return row?.answer;
}
