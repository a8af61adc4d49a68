import type { Queryable } from '../../../foundation/src/database/pool.ts';

/** What the hall is told 投递, on its way. */
export interface Delivery {
  readonly id: string;
  readonly orderId: string;
  readonly version: number;
  readonly eventId: string;
  readonly body: string;
  readonly attempts: number;
  readonly sameAnswers: number;
  readonly answerStatus: number | null;
  readonly fence: number;
}

const LEASE = '30 seconds';

/**
 * Takes the next delivery that is due and whose order has no earlier one open: of one order they go in order, others
 * never wait for them. A lease that ran out belongs to a process that died.
 */
export async function claimDelivery(db: Queryable, now: Date): Promise<Delivery | undefined> {
  const { rows } = await db.query<Delivery>(
    `UPDATE hall_delivery SET status = 'running', lease_until = $1::timestamptz + $2::interval,
       fence = fence + 1, attempts = attempts + 1
     WHERE id = (
       SELECT d.id FROM hall_delivery d
       WHERE (d.status = 'waiting' AND d.run_at <= $1 OR d.status = 'running' AND d.lease_until <= $1)
         AND NOT EXISTS (SELECT 1 FROM hall_delivery e
                         WHERE e.order_id = d.order_id AND e.id < d.id AND e.status IN ('waiting', 'running', 'dead'))
       ORDER BY d.run_at, d.id FOR UPDATE SKIP LOCKED LIMIT 1)
     RETURNING id::text, order_id::text AS "orderId", version, event_id AS "eventId", body, attempts,
       same_answers AS "sameAnswers", answer_status AS "answerStatus", fence`,
    [now, LEASE],
  );
  return rows[0];
}

/** How a delivery stands after an attempt. */
export interface Settlement {
  readonly status: 'done' | 'dead' | 'waiting';
  readonly runAt?: Date;
  readonly sameAnswers: number;
  readonly answerStatus: number | null;
  readonly error: string | null;
}

/** Writes the outcome down, unless somebody else has claimed the row in the meantime. */
export async function settleDelivery(
  db: Queryable,
  delivery: Pick<Delivery, 'id' | 'fence'>,
  settlement: Settlement,
  now: Date,
): Promise<void> {
  await db.query(
    `UPDATE hall_delivery SET status = $3, run_at = coalesce($4, run_at), same_answers = $5, answer_status = $6,
       last_error = $7, lease_until = NULL, done_at = CASE WHEN $3 = 'done' THEN $8::timestamptz END
     WHERE id = $1 AND fence = $2 AND status = 'running'`,
    [
      delivery.id,
      delivery.fence,
      settlement.status,
      settlement.runAt ?? null,
      settlement.sameAnswers,
      settlement.answerStatus,
      settlement.error,
      now,
    ],
  );
}

/** A person sends a dead one again, or lets the later ones go without it. */
export async function settleByHand(
  db: Queryable,
  id: string,
  wish: 'again' | 'skip',
  now: Date,
): Promise<void> {
  await db.query(
    wish === 'again'
      ? `UPDATE hall_delivery SET status = 'waiting', run_at = $2, attempts = 0, same_answers = 0
         WHERE id = $1 AND status IN ('dead', 'waiting')`
      : `UPDATE hall_delivery SET status = 'skipped', done_at = $2 WHERE id = $1 AND status = 'dead'`,
    [id, now],
  );
}
