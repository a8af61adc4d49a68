import type { Pool, Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** Figures of one service in a period, by month of submit. */
export interface FigureRow {
  readonly service: string;
  readonly started: number;
  readonly valid: number;
  readonly accepted: number;
  readonly closed: number;
  readonly median: number | null;
}
/** Figures of all services in one month. */
export interface MonthRow {
  readonly month: string;
  readonly started: number;
  readonly closed: number;
}

// What the job has not folded yet counts as well, so that a figure is never behind.
const COUNTS = `(
  SELECT service, month, measure, amount FROM statistic
  UNION ALL SELECT service, month, measure, amount FROM statistic_delta WHERE minutes IS NULL) AS s`;
const DURATIONS = `(
  SELECT service, month, minutes, amount FROM statistic_duration
  UNION ALL SELECT service, month, minutes, amount FROM statistic_delta WHERE minutes IS NOT NULL) AS s`;

const selectFigures = statement<FigureRow>(
  'statistics.figures',
  `WITH counts AS (
     SELECT service,
       coalesce(sum(amount) FILTER (WHERE measure = 'started'), 0)::bigint AS started,
       coalesce(sum(amount) FILTER (WHERE measure = 'valid'), 0)::bigint AS valid,
       coalesce(sum(amount) FILTER (WHERE measure = 'accepted'), 0)::bigint AS accepted,
       coalesce(sum(amount) FILTER (WHERE measure = 'closed'), 0)::bigint AS closed
     FROM ${COUNTS} WHERE month BETWEEN $1 AND $2 GROUP BY service
   ), durations AS (
     SELECT service, minutes, sum(amount)::bigint AS amount FROM ${DURATIONS}
     WHERE month BETWEEN $1 AND $2 GROUP BY service, minutes
   ), ranked AS (
     SELECT service, minutes, sum(amount) OVER (PARTITION BY service ORDER BY minutes)::bigint AS up_to,
       sum(amount) OVER (PARTITION BY service)::bigint AS total
     FROM durations
   ), medians AS (
     -- The middle one, or the mean of the two in the middle.
     SELECT service, round((min(minutes) FILTER (WHERE up_to >= (total + 1) / 2)
       + min(minutes) FILTER (WHERE up_to >= total / 2 + 1)) / 2.0)::integer AS median
     FROM ranked GROUP BY service
   )
   SELECT c.service, c.started, c.valid, c.accepted, c.closed, m.median
   FROM counts c LEFT JOIN medians m USING (service) ORDER BY c.started DESC, c.service`,
);

const selectMonths = statement<MonthRow>(
  'statistics.months',
  `SELECT to_char(month, 'YYYY-MM') AS month,
     coalesce(sum(amount) FILTER (WHERE measure = 'started'), 0)::bigint AS started,
     coalesce(sum(amount) FILTER (WHERE measure = 'closed'), 0)::bigint AS closed
   FROM ${COUNTS} WHERE month BETWEEN $1 AND $2 GROUP BY month ORDER BY month`,
);

/** Figures 统计数据 of the months from … to (`YYYY-MM`, both included). */
export function figuresOf(db: Queryable, from: string, to: string): Promise<readonly FigureRow[]> {
  return selectFigures(db, [`${from}-01`, `${to}-01`]);
}

/** The same by month, all services together; months without any are left out. */
export function monthsOf(db: Queryable, from: string, to: string): Promise<readonly MonthRow[]> {
  return selectMonths(db, [`${from}-01`, `${to}-01`]);
}

/** Deltas folded in one statement: a few tenths of a second. */
const FOLDED_AT_ONCE = 20_000;

const fold = statement<{ taken: number }>(
  'statistics.fold',
  `WITH taken AS (
     DELETE FROM statistic_delta WHERE id IN (
       SELECT id FROM statistic_delta ORDER BY id LIMIT ${FOLDED_AT_ONCE} FOR UPDATE SKIP LOCKED)
     RETURNING service, month, measure, minutes, amount
   ), counted AS (
     INSERT INTO statistic AS s (service, month, measure, amount)
     SELECT service, month, measure, sum(amount) FROM taken WHERE minutes IS NULL GROUP BY service, month, measure
     ON CONFLICT (service, month, measure) DO UPDATE SET amount = s.amount + excluded.amount
   ), timed AS (
     INSERT INTO statistic_duration AS s (service, month, minutes, amount)
     SELECT service, month, minutes, sum(amount) FROM taken WHERE minutes IS NOT NULL GROUP BY service, month, minutes
     ON CONFLICT (service, month, minutes) DO UPDATE SET amount = s.amount + excluded.amount
   )
   SELECT count(*) AS taken FROM taken`,
);

/** Folds the deltas 汇总 into the roll-up, as many statements as it takes; gives their number. */
export async function foldStatistics(pool: Pool): Promise<number> {
  let total = 0;
  for (;;) {
    const [row] = await fold(pool);
    const taken = row?.taken ?? 0;
    total += taken;
    if (taken < FOLDED_AT_ONCE) return total;
  }
}
