const DAY_MS = 24 * 60 * 60_000;
/** So long after the close a case may be rated, and after a rating or its reply something may be added. */
const OPEN_DAYS = 30;

const RATED_OUTCOMES: ReadonlySet<string> = new Set(['approved', 'rejected', 'completed']);

/** What of a case says whether it may be rated. */
export interface Subject {
  readonly status: string;
  readonly outcome: string | null;
  readonly closedAt: Date | null;
  /** The last question whether it is solved; null = the service does not ask. */
  readonly confirmation: { readonly status: string; readonly settledAt: Date | null } | null;
}

/** What of an earlier rating of the case does. */
export interface Earlier {
  readonly closedAt: Date;
  readonly isAddition: boolean;
  readonly givenAt: Date;
  readonly repliedAt: Date | null;
}

/**
 * Where a case stands 评价状态: `never` = it gave no result, `notYet` = it goes on or is to be confirmed first, `open` = may
 * be rated until then, `rated` = may be added to until then (null = no more), `over` = the time is over.
 */
export type Standing =
  | { readonly state: 'never' | 'notYet' | 'over' }
  | { readonly state: 'open'; readonly until: number }
  | { readonly state: 'rated'; readonly until: number | null };

/** Says whether the case may be rated now, given what was rated before, oldest first. */
export function standingOf(subject: Subject, earlier: readonly Earlier[], now: number): Standing {
  const { status, outcome, closedAt, confirmation } = subject;
  if (status !== 'closed' || closedAt === null) return { state: 'notYet' };
  if (outcome === null || !RATED_OUTCOMES.has(outcome)) return { state: 'never' };
  if (confirmation?.status === 'open') return { state: 'notYet' };
  const ofThisClose = earlier.filter((each) => each.closedAt.getTime() === closedAt.getTime());
  const last = ofThisClose.at(-1);
  if (last !== undefined) return { state: 'rated', until: addedUntil(last, now) };
  const from = Math.max(closedAt.getTime(), confirmation?.settledAt?.getTime() ?? 0);
  const until = from + OPEN_DAYS * DAY_MS;
  return now < until ? { state: 'open', until } : { state: 'over' };
}

/** Added to once, and after the unit's reply there is time for it again. */
function addedUntil({ isAddition, givenAt, repliedAt }: Earlier, now: number): number | null {
  const until = Math.max(givenAt.getTime(), repliedAt?.getTime() ?? 0) + OPEN_DAYS * DAY_MS;
  return isAddition || now >= until ? null : until;
}
