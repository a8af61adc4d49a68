import type { Queryable } from '../../../foundation/src/database/pool.ts';
import type { Order } from './order.ts';

/** A worker to whom an order may be given 派单人选: whether they fit, and what they have in hand. */
export interface Candidate {
  readonly id: number;
  readonly name: string;
  readonly fits: boolean;
  readonly open: number;
  readonly trades: readonly string[];
  readonly areas: readonly string[];
}

/** All workers: those whose trade and building it is first, of them those with least in hand. */
export async function suggestWorkers(
  db: Queryable,
  order: Pick<Order, 'trade' | 'area'>,
): Promise<readonly Candidate[]> {
  const { rows } = await db.query<Candidate>(
    `SELECT a.id, a.name, a.trades, a.areas,
       ($1 = ANY (a.trades) OR a.trades = '{}') AND ($2::text IS NULL OR $2 = ANY (a.areas) OR a.areas = '{}') AS fits,
       (SELECT count(*)::int FROM repair_order o WHERE o.worker_id = a.id AND o.closed_at IS NULL) AS open
     FROM account a WHERE a.role = 'worker' AND a.active
     ORDER BY fits DESC, open, a.id`,
    [order.trade, order.area],
  );
  return rows;
}

/** A worker who may be given an order. */
export async function findWorker(
  db: Queryable,
  id: number,
): Promise<{ readonly id: number; readonly name: string } | undefined> {
  const { rows } = await db.query<{ id: number; name: string }>(
    `SELECT id, name FROM account WHERE id = $1 AND role = 'worker' AND active`,
    [id],
  );
  return rows[0];
}
