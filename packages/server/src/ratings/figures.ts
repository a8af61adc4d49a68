import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import { FEWEST_PEOPLE } from './satisfaction.ts';

/** The three numbers of ratings 评价三数 of one service, by month of submit: they add up to the cases that may be rated. */
export interface RatingFigures {
  readonly service: string;
  readonly rated: number;
  readonly unrated: number;
  /** Not rated, and confirmed by default: silence, not satisfaction. */
  readonly auto: number;
  readonly bad: number;
  readonly badReplied: number;
  /** Null while too few people have rated. */
  readonly average: number | null;
}

const select = statement<RatingFigures>(
  'ratings.figures',
  `WITH counts AS (
     SELECT service, coalesce(sum(amount) FILTER (WHERE measure = 'ratable'), 0)::bigint AS ratable,
       coalesce(sum(amount) FILTER (WHERE measure = 'confirmedByDefault'), 0)::bigint AS by_default
     FROM (SELECT service, month, measure, amount FROM statistic
           UNION ALL SELECT service, month, measure, amount FROM statistic_delta) AS s
     WHERE month BETWEEN $1 AND $2 AND measure IN ('ratable', 'confirmedByDefault') GROUP BY service
   ), last AS (
     SELECT DISTINCT ON (instance_id) service, stars, rater_id, by_default, replied_at
     FROM rating WHERE month BETWEEN $1 AND $2 AND given_on < $3 ORDER BY instance_id, no DESC
   ), rated AS (
     SELECT service, count(*) AS rated, count(*) FILTER (WHERE by_default) AS by_default,
       count(*) FILTER (WHERE stars <= 2) AS bad, count(*) FILTER (WHERE stars <= 2 AND replied_at IS NOT NULL) AS bad_replied,
       CASE WHEN count(DISTINCT rater_id) >= ${FEWEST_PEOPLE} THEN round(avg(stars), 1)::float8 END AS average
     FROM last GROUP BY service
   ), silent AS (
     -- A case that was reopened may have been confirmed by default twice: never more than what is left.
     SELECT c.service, greatest(c.ratable - coalesce(r.rated, 0), 0) AS unrated,
       least(greatest(c.by_default - coalesce(r.by_default, 0), 0), greatest(c.ratable - coalesce(r.rated, 0), 0)) AS auto
     FROM counts c LEFT JOIN rated r USING (service)
   )
   SELECT s.service, coalesce(r.rated, 0)::bigint AS rated, (s.unrated - s.auto)::bigint AS unrated, s.auto::bigint AS auto,
     coalesce(r.bad, 0)::bigint AS bad, coalesce(r.bad_replied, 0)::bigint AS "badReplied", r.average
   FROM silent s LEFT JOIN rated r USING (service)`,
);

/** Ratings of the months from … to (`YYYY-MM`, both included), as they stood when the day began. */
export function ratingFigures(
  db: Queryable,
  from: string,
  to: string,
  today: string,
): Promise<readonly RatingFigures[]> {
  return select(db, [`${from}-01`, `${to}-01`, today]);
}
