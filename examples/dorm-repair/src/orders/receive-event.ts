import { createHash } from 'node:crypto';
import type { Queryable } from '../../../foundation/src/database/pool.ts';
import { transaction } from '../../../foundation/src/database/transaction.ts';
import type { CreateEvent, LaterEvent } from '../contract/envelope.ts';
import type { Centre } from './centre.ts';
import { createOrder } from './create-order.ts';
import { decideEvent } from './decide-event.ts';
import type { Order } from './order.ts';
import { lockOrder } from './read-order.ts';
import { writeChange } from './write-change.ts';

export type Received =
  | { readonly order: Order; readonly created?: boolean }
  /** This id came before with other bytes. */
  | { readonly refused: 'otherBytes' }
  | { readonly refused: 'unknownOrder' };

/** Takes the hall's wish for an order: once per reference and once per id, however often it is sent at once. */
export async function receiveCreate(centre: Centre, event: CreateEvent, raw: Uint8Array): Promise<Received> {
  const received = await transaction(centre.pool, async (db): Promise<Received> => {
    const before = await admit(db, centre, event, raw);
    if (before === 'otherBytes') return { refused: 'otherBytes' };
    const made = await createOrder(db, centre, event);
    await assign(db, event.id, made.order.id);
    return made;
  });
  centre.wake();
  return received;
}

/** Takes an event of the hall about an order: its effect and the fact that it came are one transaction. */
export async function receiveEvent(
  centre: Centre,
  orderId: string,
  event: LaterEvent,
  raw: Uint8Array,
): Promise<Received> {
  const received = await transaction(centre.pool, async (db): Promise<Received> => {
    const order = await lockOrder(db, orderId);
    if (order === undefined || order.reference !== event.data.reference) return { refused: 'unknownOrder' };
    const before = await admit(db, centre, event, raw);
    if (before === 'otherBytes') return { refused: 'otherBytes' };
    if (before === 'known') return { order };
    await assign(db, event.id, order.id);
    return {
      order: await writeChange(db, centre, order, decideEvent(centre.config, order, event, centre.now())),
    };
  });
  centre.wake();
  return received;
}

/** Whether an id is new here. A second connection with the same id waits until the first one has committed. */
async function admit(
  db: Queryable,
  centre: Centre,
  event: CreateEvent | LaterEvent,
  raw: Uint8Array,
): Promise<'new' | 'known' | 'otherBytes'> {
  const hash = createHash('sha256').update(raw).digest();
  const inserted = await db.query(
    `INSERT INTO hall_event (id, body_sha256, type, received_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO NOTHING`,
    [event.id, hash, event.type, centre.now()],
  );
  if (inserted.rowCount === 1) return 'new';
  const { rows } = await db.query<{ body_sha256: Buffer }>(
    'SELECT body_sha256 FROM hall_event WHERE id = $1',
    [event.id],
  );
  return rows[0]?.body_sha256.equals(hash) === true ? 'known' : 'otherBytes';
}

async function assign(db: Queryable, eventId: string, orderId: string): Promise<void> {
  await db.query('UPDATE hall_event SET order_id = $2 WHERE id = $1', [eventId, orderId]);
}
