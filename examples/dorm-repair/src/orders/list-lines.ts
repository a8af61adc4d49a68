import type { Queryable } from '../../../foundation/src/database/pool.ts';

/** A line of an order's history 处理记录. */
export interface Line {
  readonly version: number;
  readonly at: Date;
  readonly status: string;
  readonly who: string;
  readonly fromHall: boolean;
  readonly said: string;
  readonly note: string | null;
}

/** What happened to an order, newest first. */
export async function listLines(db: Queryable, orderId: string): Promise<readonly Line[]> {
  const { rows } = await db.query<Line>(
    `SELECT version, at, status, who, account_id IS NULL AS "fromHall", said, note
     FROM order_line WHERE order_id = $1 ORDER BY version DESC`,
    [orderId],
  );
  return rows;
}
