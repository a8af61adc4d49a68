import { randomBytes } from 'node:crypto';
import type { CompiledService } from '../catalogue/compiled.ts';
import { localDay } from '../instances/reference.ts';
import type { Pool } from '../platform/db/pool.ts';
import { transaction } from '../platform/db/transaction.ts';
import type { ErrorCode } from '../platform/errors/table.ts';
import { afterRating } from './after-rating.ts';
import { isBad, optionsFor, OPTIONS_VERSION, toneOf } from './options.ts';
import { standingOf } from './standing.ts';
import { addRating, type GivenRow, lockSubject, ratingsOf, type SubjectRow, type Ticked } from './store.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Working days in which a bad rating is replied to, where the service does not say. */
const REPLY_DAYS = 5;

/** A rating as it was sent. */
export interface Sent {
  readonly stars: number;
  readonly options: readonly string[];
  readonly comment: string;
  readonly isAnonymous: boolean;
  readonly adds: boolean;
}
/** Who rates which case. */
export interface Rating {
  readonly instance: number;
  readonly rater: number;
  readonly sent: Sent;
  readonly definition: CompiledService['definition'];
}
interface RateDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly utcOffsetMinutes: number;
}

/**
 * Rates a case 评价 in one transaction that holds the row of the case: of two devices one is first, and a reopen comes
 * before it or after it. The same rating again is a repeat and changes nothing. Gives why it was refused.
 */
export async function rate(deps: RateDeps, rating: Rating): Promise<ErrorCode | undefined> {
  const { sent, definition, instance } = rating;
  const ticked = tickedOf(sent, definition);
  if (ticked === undefined) return 'RATING_OPTION_UNKNOWN';
  return transaction(deps.pool, async (db) => {
    const subject = await lockSubject(db, instance);
    if (subject === undefined) return 'NOT_FOUND';
    const before = await ratingsOf(db, instance);
    const last = before.at(-1);
    if (last !== undefined && isRepeat(last, rating, ticked)) return undefined;
    const standing = standingOf(subject, before, deps.clock());
    const refused = refusalOf(standing, sent.adds);
    if (refused !== undefined) return refused;
    const isAnonymous = sent.adds && last !== undefined ? last.isAnonymous : sent.isAnonymous;
    const made = { ...newRating(deps, rating, subject, ticked), no: before.length + 1, isAnonymous };
    await addRating(db, subject, { ...made, shownFrom: shownFrom(made, deps) });
    await afterRating(db, subject, made, deps.clock());
    return undefined;
  });
}

/** The options that were ticked, each in the words of so many stars; undefined = there is no such option. */
function tickedOf({ stars, options }: Sent, definition: Rating['definition']): readonly Ticked[] | undefined {
  const offered = optionsFor(definition).filter(({ tone }) => tone === toneOf(stars));
  const ticked = offered.filter(({ key }) => options.includes(key));
  return ticked.length === options.length ? ticked.map(({ key, name }) => ({ key, name })) : undefined;
}

function isRepeat(last: GivenRow, { sent, rater }: Rating, ticked: readonly Ticked[]): boolean {
  return (
    last.rater === rater &&
    last.isAddition === sent.adds &&
    last.stars === sent.stars &&
    last.comment === sent.comment.trim() &&
    keysOf(last.options) === keysOf(ticked)
  );
}

const keysOf = (options: readonly Ticked[]): string => options.map(({ key }) => key).join(' ');

function refusalOf(standing: ReturnType<typeof standingOf>, adds: boolean): ErrorCode | undefined {
  if (standing.state === 'rated') return adds && standing.until !== null ? undefined : 'RATED_ALREADY';
  return standing.state === 'open' && !adds ? undefined : 'NOT_TO_RATE';
}

function newRating(
  { clock, utcOffsetMinutes }: RateDeps,
  { sent, rater, definition }: Rating,
  { submittedAt, confirmation }: SubjectRow,
  ticked: readonly Ticked[],
) {
  const givenAt = clock();
  return {
    token: randomBytes(16).toString('base64url'),
    isAddition: sent.adds,
    month: `${localDay(submittedAt.getTime(), utcOffsetMinutes).slice(0, 7)}-01`,
    rater,
    stars: sent.stars,
    options: ticked,
    optionsVersion: OPTIONS_VERSION,
    comment: sent.comment.trim(),
    byDefault: confirmation?.status === 'lapsed',
    givenAt,
    givenOn: localDay(givenAt, utcOffsetMinutes),
    replyDays: isBad(sent.stars) ? (definition.rating?.replyDays ?? REPLY_DAYS) : null,
  };
}

/** Among the ratings of a whole day nobody can tell which case an anonymous one followed. */
function shownFrom(
  { isAnonymous, givenAt, givenOn }: { isAnonymous: boolean; givenAt: number; givenOn: string },
  { utcOffsetMinutes }: RateDeps,
): string {
  return isAnonymous ? localDay(givenAt + DAY_MS, utcOffsetMinutes) : givenOn;
}
