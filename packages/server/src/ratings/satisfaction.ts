import type { Pool } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** Satisfaction 满意度 with a service: mean of the stars, and of how many people. */
export interface Satisfaction {
  readonly average: number;
  readonly people: number;
}
/** Satisfaction by service; one that too few have rated is not in it. */
export type ReadSatisfaction = () => Promise<ReadonlyMap<string, Satisfaction>>;

/** With fewer people a mean says little, and gives away what single ones said. */
export const FEWEST_PEOPLE = 5;
const DAYS = 365;

const select = statement<Satisfaction & { readonly service: string }>(
  'ratings.satisfaction',
  `SELECT service, round(avg(stars), 1)::float8 AS average, count(DISTINCT rater_id) AS people
   FROM (SELECT DISTINCT ON (instance_id) service, stars, rater_id, given_on FROM rating
         WHERE given_on < $1 ORDER BY instance_id, no DESC) AS last
   WHERE given_on >= $1::date - ${DAYS}
   GROUP BY service HAVING count(DISTINCT rater_id) >= ${FEWEST_PEOPLE}`,
);

/**
 * Opens what the hall shows of satisfaction. Only whole days count, so it is read once a day: nobody can watch a mean move
 * with a single rating.
 */
export function openSatisfaction(pool: Pool, today: () => string): ReadSatisfaction {
  let known: { readonly day: string; readonly read: ReturnType<ReadSatisfaction> } | undefined;
  const readOf = async (day: string): ReturnType<ReadSatisfaction> => {
    const rows = await select(pool, [day]);
    return new Map(rows.map(({ service, average, people }) => [service, { average, people }]));
  };
  return () => {
    const day = today();
    if (known?.day === day) return known.read;
    const read = readOf(day);
    known = { day, read };
    // A failure is not for the whole day.
    read.catch(() => {
      known = undefined;
    });
    return read;
  };
}

/** Puts the satisfaction on cards that are shown; `Card` is any answer with a service's code. */
export async function withSatisfaction<Card extends { readonly code: string }>(
  read: ReadSatisfaction,
  cards: readonly Card[],
): Promise<(Card & { satisfaction?: Satisfaction })[]> {
  const all = await read();
  return cards.map((card) => {
    const satisfaction = all.get(card.code);
    return satisfaction === undefined ? card : { ...card, satisfaction };
  });
}
