import type { Queryable } from '../../../foundation/src/database/pool.ts';

/** A delivery as the page shows it 投递. */
export interface DeliveryRow {
  readonly id: string;
  readonly orderId: string;
  readonly no: string;
  readonly version: number;
  readonly status: string;
  readonly createdAt: Date;
  readonly runAt: Date;
  readonly attempts: number;
  readonly answerStatus: number | null;
  readonly lastError: string | null;
  readonly doneAt: Date | null;
}

/** How the outbox stands: what waits, since when, what a person must look at. */
export interface Backlog {
  readonly waiting: number;
  readonly dead: number;
  readonly oldest: Date | null;
  /** Median seconds from the change to the hall's answer, of the last day. */
  readonly seconds: number | null;
  readonly failedFiles: number;
}

/** What is not through yet, dead ones first, then the last that went through. */
export async function listDeliveries(db: Queryable): Promise<readonly DeliveryRow[]> {
  const { rows } = await db.query<DeliveryRow>(
    `SELECT d.id::text, d.order_id::text AS "orderId", o.no, d.version, d.status, d.created_at AS "createdAt",
       d.run_at AS "runAt", d.attempts, d.answer_status AS "answerStatus", d.last_error AS "lastError", d.done_at AS "doneAt"
     FROM hall_delivery d JOIN repair_order o ON o.id = d.order_id
     ORDER BY array_position(ARRAY['dead', 'running', 'waiting'], d.status) NULLS LAST, d.id DESC LIMIT 60`,
  );
  return rows;
}

export async function readBacklog(db: Queryable, now: Date): Promise<Backlog> {
  const { rows } = await db.query<Backlog>(
    `SELECT count(*) FILTER (WHERE status IN ('waiting', 'running'))::int AS waiting,
       count(*) FILTER (WHERE status = 'dead')::int AS dead,
       min(created_at) FILTER (WHERE status IN ('waiting', 'running')) AS oldest,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM done_at - created_at))
         FILTER (WHERE done_at > $1::timestamptz - interval '1 day') AS seconds,
       (SELECT count(*)::int FROM order_file WHERE status = 'failed') AS "failedFiles"
     FROM hall_delivery`,
    [now],
  );
  return rows[0] ?? { waiting: 0, dead: 0, oldest: null, seconds: null, failedFiles: 0 };
}
