import type { Queryable } from '../../../foundation/src/database/pool.ts';
import type { ResultPhoto } from '../orders/wire.ts';

/** A file of an order 附件. */
export interface OrderFile {
  readonly id: string;
  readonly orderId: string;
  readonly version: number;
  readonly side: 'hall' | 'centre';
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly status: 'waiting' | 'stored' | 'failed';
  readonly hallUrl: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
}

const COLUMNS = `id, order_id::text AS "orderId", version, side, name, type, bytes, status, hall_url AS "hallUrl",
  attempts, last_error AS "lastError"`;

/** Pictures that workers took, oldest first: what the hall is told of. */
export async function listResultPhotos(db: Queryable, orderId: string): Promise<readonly ResultPhoto[]> {
  const { rows } = await db.query<ResultPhoto>(
    `SELECT id, name FROM order_file WHERE order_id = $1 AND side = 'centre' ORDER BY version, id`,
    [orderId],
  );
  return rows;
}

/** Result pictures of many orders at once. */
export async function resultPhotosOf(
  db: Queryable,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ResultPhoto[]>> {
  const { rows } = await db.query<ResultPhoto & { orderId: string }>(
    `SELECT order_id::text AS "orderId", id, name FROM order_file
     WHERE order_id = ANY ($1::bigint[]) AND side = 'centre' ORDER BY version, id`,
    [orderIds],
  );
  const photos = new Map<string, ResultPhoto[]>();
  for (const { orderId, id, name } of rows)
    photos.set(orderId, [...(photos.get(orderId) ?? []), { id, name }]);
  return photos;
}

export async function listFiles(db: Queryable, orderId: string): Promise<readonly OrderFile[]> {
  const { rows } = await db.query<OrderFile>(
    `SELECT ${COLUMNS} FROM order_file WHERE order_id = $1 ORDER BY version, id`,
    [orderId],
  );
  return rows;
}

export async function findFile(db: Queryable, id: string): Promise<OrderFile | undefined> {
  const { rows } = await db.query<OrderFile>(`SELECT ${COLUMNS} FROM order_file WHERE id = $1`, [id]);
  return rows[0];
}

/** The next picture that is to be fetched from the hall; it is put off for a minute, so that nobody else takes it. */
export async function claimFile(db: Queryable, now: Date): Promise<OrderFile | undefined> {
  const { rows } = await db.query<OrderFile>(
    `UPDATE order_file SET run_at = $1::timestamptz + interval '1 minute', attempts = attempts + 1
     WHERE id = (SELECT id FROM order_file WHERE status = 'waiting' AND run_at <= $1
                 ORDER BY run_at FOR UPDATE SKIP LOCKED LIMIT 1)
     RETURNING ${COLUMNS}`,
    [now],
  );
  return rows[0];
}

export async function settleFile(
  db: Queryable,
  id: string,
  result:
    | { readonly stored: { readonly type: string; readonly bytes: number } }
    | { readonly failed: string; readonly again?: Date },
): Promise<void> {
  if ('stored' in result) {
    await db.query(
      `UPDATE order_file SET status = 'stored', type = $2, bytes = $3, last_error = NULL WHERE id = $1`,
      [id, result.stored.type, result.stored.bytes],
    );
    return;
  }
  await db.query(
    `UPDATE order_file SET status = $2, last_error = $3, run_at = coalesce($4, run_at) WHERE id = $1`,
    [id, result.again === undefined ? 'failed' : 'waiting', result.failed, result.again ?? null],
  );
}
