import type { Queryable } from '../../../foundation/src/database/pool.ts';

/** By what orders are counted 统计口径. */
export type Grouping = 'area' | 'trade' | 'worker';

/** Figures of a group. Test orders and withdrawn ones never count. */
export interface Figures {
  readonly name: string | null;
  readonly orders: number;
  readonly finished: number;
  readonly open: number;
  readonly reopened: number;
  /** Median hours from the report to the finish; null without a finished one. */
  readonly hours: number | null;
  readonly ratings: number;
  readonly stars: number | null;
}

const NAMES: Readonly<Record<Grouping, string>> = { area: 'o.area_name', trade: 'o.trade', worker: 'w.name' };

const COUNTS = `count(*)::int AS orders,
  count(o.finished_at)::int AS finished,
  count(*) FILTER (WHERE o.closed_at IS NULL)::int AS open,
  count(*) FILTER (WHERE o.reopened_times > 0)::int AS reopened,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM o.finished_at - o.created_at) / 3600)
    FILTER (WHERE o.finished_at IS NOT NULL) AS hours,
  count(o.stars)::int AS ratings,
  avg(o.stars)::float8 AS stars`;

const FROM = `FROM repair_order o LEFT JOIN account w ON w.id = o.worker_id
  WHERE o.created_at >= $1 AND NOT o.test AND o.status <> ALL ($2)`;

/** Figures per group of the orders reported since `since`; `left` are the statuses that do not count. */
export async function countBy(
  db: Queryable,
  grouping: Grouping,
  since: Date,
  left: readonly string[],
): Promise<readonly Figures[]> {
  const { rows } = await db.query<Figures>(
    `SELECT ${NAMES[grouping]} AS name, ${COUNTS} ${FROM} GROUP BY 1 ORDER BY orders DESC, 1`,
    [since, left],
  );
  return rows;
}

/** The same for all of them together. */
export async function countAll(db: Queryable, since: Date, left: readonly string[]): Promise<Figures> {
  const { rows } = await db.query<Figures>(`SELECT NULL AS name, ${COUNTS} ${FROM}`, [since, left]);
  const [row] = rows;
  if (row === undefined) throw new Error('a count without a row');
  return row;
}

/** A rating 评价 of an applicant. */
export interface Rating {
  readonly id: string;
  readonly no: string;
  readonly place: string;
  readonly areaName: string | null;
  readonly kindName: string;
  readonly workerName: string | null;
  readonly stars: number;
  readonly options: readonly string[];
  readonly comment: string | null;
  readonly at: Date;
}

/** The latest ratings; with `atMost` those of few stars only. */
export async function listRatings(db: Queryable, atMost: number): Promise<readonly Rating[]> {
  const { rows } = await db.query<Rating>(
    `SELECT o.id::text, o.no, o.place, o.area_name AS "areaName", o.kind_name AS "kindName", w.name AS "workerName",
       o.stars, o.rating_options AS options, o.rating_comment AS comment, o.rated_at AS at
     FROM repair_order o LEFT JOIN account w ON w.id = o.worker_id
     WHERE o.stars <= $1 ORDER BY o.rated_at DESC LIMIT 100`,
    [atMost],
  );
  return rows;
}
