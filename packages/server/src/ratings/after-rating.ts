import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import type { Ticked } from './store.ts';

/** What a business system is told of a rating. */
export interface ToldRating {
  /** Counts the ratings of the case. */
  readonly no: number;
  readonly stars: number;
  readonly options: readonly Ticked[];
  readonly comment: string;
  readonly isAnonymous: boolean;
}

const insert = statement(
  'ratings.deliveries',
  `INSERT INTO system_delivery (system, instance_id, event_id, kind, payload, created_at, run_at)
   SELECT o.system, o.instance_id, $2, 'order.rated', $3, $4, least($4, now())
   FROM system_order o JOIN business_system_version v ON v.system = o.system AND v.version = o.definition_version
   WHERE o.instance_id = $1 AND v.definition::jsonb -> 'tells' ? 'order.rated'
   ON CONFLICT (system, event_id) DO NOTHING`,
);

/**
 * Tells the business systems that made an order of the case 告知业务系统, in the transaction of the rating. An anonymous one
 * is not told: an order is one person's, and whoever keeps it would know.
 */
export async function afterRating(
  db: Queryable,
  instance: { readonly id: number; readonly reference: string },
  { no, stars, options, comment, isAnonymous }: ToldRating,
  now: number,
): Promise<void> {
  if (isAnonymous) return;
  const { id, reference } = instance;
  const payload = JSON.stringify({ reference, stars, options, comment });
  await insert(db, [id, `${reference}:rated:${no}`, payload, new Date(now)]);
}
