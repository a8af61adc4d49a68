import type { Queryable } from '../../../foundation/src/database/pool.ts';
import { ORDER_COLUMNS, ORDER_TABLES } from './columns.ts';
import type { Order } from './order.ts';

/** An order by its machine key; a text that is no key finds nothing. */
export async function readOrder(db: Queryable, id: string): Promise<Order | undefined> {
  if (!isKey(id)) return undefined;
  const { rows } = await db.query<Order>(`SELECT ${ORDER_COLUMNS} FROM ${ORDER_TABLES} WHERE o.id = $1`, [
    id,
  ]);
  return rows[0];
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockOrder(db: Queryable, id: string): Promise<Order | undefined> {
  if (!isKey(id)) return undefined;
  await db.query('SELECT 1 FROM repair_order WHERE id = $1 FOR UPDATE', [id]);
  return readOrder(db, id);
}

/** The order of a case of the hall. */
export async function findReference(db: Queryable, reference: string): Promise<Order | undefined> {
  const { rows } = await db.query<Order>(
    `SELECT ${ORDER_COLUMNS} FROM ${ORDER_TABLES} WHERE o.reference = $1`,
    [reference],
  );
  return rows[0];
}

function isKey(id: string): boolean {
  return /^[1-9]\d{0,17}$/.test(id);
}
