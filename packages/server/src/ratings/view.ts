import type { Static } from 'typebox';
import type { CompiledService } from '../catalogue/compiled.ts';
import { optionsFor } from './options.ts';
import type { RatingOfCase } from './schema.ts';
import { standingOf } from './standing.ts';
import type { GivenRow, SubjectRow } from './store.ts';

type Reply = NonNullable<Static<typeof RatingOfCase>['given'][number]['reply']>;

/** What the unit replied 回复; null = nothing yet. */
export function replyOf(row: {
  readonly reply: string | null;
  readonly result: Reply['result'] | null;
  readonly plannedOn: string | null;
  readonly calledBack: boolean;
  readonly repliedAt: Date | null;
}): Reply | null {
  const { reply: text, result, plannedOn, calledBack, repliedAt } = row;
  if (text === null || result === null || repliedAt === null) return null;
  return { text, result, plannedOn, calledBack, repliedAt: repliedAt.toISOString() };
}

/** The rating of a case as its applicant sees it 我的评价. */
export function viewOf(
  subject: SubjectRow,
  given: readonly GivenRow[],
  definition: CompiledService['definition'],
  now: number,
): Static<typeof RatingOfCase> {
  const standing = standingOf(subject, given, now);
  const until = 'until' in standing ? standing.until : null;
  return {
    state: standing.state,
    until: until === null ? null : new Date(until).toISOString(),
    options: optionsFor(definition).map((option) => ({ ...option })),
    given: given.map((row) => ({
      stars: row.stars,
      options: row.options.map(({ name }) => name),
      comment: row.comment,
      isAnonymous: row.isAnonymous,
      isAddition: row.isAddition,
      isEarlier: row.closedAt.getTime() !== subject.closedAt?.getTime(),
      givenAt: row.givenAt.toISOString(),
      reply: replyOf(row),
    })),
  };
}
