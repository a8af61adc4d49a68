import type { Queryable } from '../../../foundation/src/database/pool.ts';
import { listResultPhotos } from '../files/store.ts';
import type { Centre } from './centre.ts';
import { STATE_COLUMNS } from './columns.ts';
import type { By, Change, NewFile, Order, OrderState } from './order.ts';
import { readOrder } from './read-order.ts';
import { toWire } from './wire.ts';

/**
 * Writes a change of an order that this transaction has locked: the next version, a line of its history, its files,
 * and what the hall is told. All of it is there, or nothing.
 */
export async function writeChange(
  db: Queryable,
  centre: Centre,
  order: Order,
  change: Change,
): Promise<Order> {
  const files = change.files ?? [];
  const cause = 'hall' in change.by ? change.by.hall.eventId : null;
  const version = order.version + 1;
  await addFiles(db, { orderId: order.id, version, files, now: centre.now() });
  const state: Partial<OrderState> = { note: null, ...change.state, cause };
  const updatedAt = await nextMoment(db, centre.now());
  const names = stateNames(state);
  const sets = names.map((name, index) => `${STATE_COLUMNS[name]} = $${index + 4}`);
  await db.query(`UPDATE repair_order SET version = $2, updated_at = $3, ${sets.join(', ')} WHERE id = $1`, [
    order.id,
    version,
    updatedAt,
    ...names.map((name) => (name === 'materials' ? JSON.stringify(state.materials) : state[name])),
  ]);
  return record(db, centre, order.id, change);
}

/** After the row was written: the line of the history, and the event for the hall. */
export async function record(db: Queryable, centre: Centre, id: string, change: Change): Promise<Order> {
  const order = await readOrder(db, id);
  if (order === undefined) throw new Error(`order ${id} vanished while it was written`);
  await db.query(
    `INSERT INTO order_line (order_id, version, at, status, account_id, who, said, note, cause)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      order.id,
      order.version,
      order.updatedAt,
      order.status,
      'account' in change.by ? change.by.account.id : null,
      whoOf(change.by),
      change.said,
      change.lineNote ?? order.note,
      order.cause,
    ],
  );
  await tellHall(db, centre, order);
  return order;
}

/** Keeps the files of a change; a link that the hall sent before is kept once. */
export async function addFiles(
  db: Queryable,
  add: {
    readonly orderId: string;
    readonly version: number;
    readonly files: readonly NewFile[];
    readonly now: Date;
  },
): Promise<void> {
  for (const file of add.files) {
    await db.query(
      `INSERT INTO order_file (id, order_id, version, side, name, type, bytes, hall_id, hall_url, status, run_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (order_id, hall_id) DO NOTHING`,
      [
        file.id,
        add.orderId,
        add.version,
        file.hall === undefined ? 'centre' : 'hall',
        file.name,
        file.type,
        file.bytes,
        file.hall?.id ?? null,
        file.hall?.url ?? null,
        file.hall === undefined ? 'stored' : 'waiting',
        add.now,
      ],
    );
  }
}

/** The time of a change. Its row stays locked until the commit, so times come in the order of the commits. */
export async function nextMoment(db: Queryable, now: Date): Promise<Date> {
  const { rows } = await db.query<{ last: Date }>(
    `UPDATE change_clock SET last = greatest(last + interval '1 millisecond', $1::timestamptz) RETURNING last`,
    [now],
  );
  return rows[0]?.last ?? now;
}

async function tellHall(db: Queryable, centre: Centre, order: Order): Promise<void> {
  const { code } = centre.config;
  const eventId = `evt-${code}-${order.id}-${order.version}`;
  const at = order.updatedAt.toISOString();
  const photos = await listResultPhotos(db, order.id);
  const body = {
    specversion: '1.0',
    id: eventId,
    source: `urn:${code}`,
    type: 'order.updated',
    subject: order.id,
    time: at,
    timestamp: at,
    data: toWire(centre.config, order, photos, centre.publicUrl()),
  };
  await db.query(
    `INSERT INTO hall_delivery (order_id, version, event_id, body, created_at, run_at)
     VALUES ($1, $2, $3, $4, $5, $5)`,
    [order.id, order.version, eventId, JSON.stringify(body), centre.now()],
  );
}

function stateNames(state: Partial<OrderState>): readonly (keyof OrderState)[] {
  return Object.keys(state).filter((name): name is keyof OrderState => name in STATE_COLUMNS);
}

function whoOf(by: By): string {
  return 'hall' in by ? by.hall.who : by.account.name;
}
