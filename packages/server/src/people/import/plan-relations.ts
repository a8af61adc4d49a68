import type { Known } from './known.ts';
import { diffLinks, type Link, numbered } from './link-diff.ts';
import { count, type PlanCounts } from './plan.ts';
import type { RelationRow } from './rows.ts';

/** Who looks after a class or a student; exactly one of the two is set. */
export interface RelationLink extends Link {
  readonly kind: string;
  readonly classId: number | null;
  readonly studentId: number | null;
}

/** What a relations file would do. */
export interface RelationPlan {
  readonly writes: readonly RelationLink[];
  readonly ended: readonly RelationLink[];
  readonly counts: PlanCounts;
}

const subjectOf = (link: Omit<RelationLink, 'sort'>): string =>
  `${link.classId ?? ''}/${link.studentId ?? ''}`;

/**
 * Compares a relations file with what is stored. The file names all counsellors of each class in it and all
 * supervisors of each student in it; others stay as they are.
 */
export function planRelations(
  rows: readonly RelationRow[],
  known: Known,
  stored: readonly RelationLink[],
): RelationPlan {
  const wanted = numbered(
    rows.flatMap((row) => resolve(row, known)),
    subjectOf,
  );
  const diff = diffLinks(stored, wanted, new Set(wanted.map(subjectOf)), subjectOf);
  return {
    writes: diff.writes,
    ended: diff.ended,
    counts: count(
      wanted.map((link) => diff.verdictOf(link)),
      diff.ended.length,
    ),
  };
}

function resolve(row: RelationRow, known: Known): Omit<RelationLink, 'sort'>[] {
  const personId = known.persons.byCode(row.person)?.id;
  const classId = row.kind === 'counsellor' ? (known.classes.byCode(row.class)?.id ?? null) : null;
  const studentId = row.kind === 'supervisor' ? (known.persons.byCode(row.student)?.id ?? null) : null;
  if (personId === undefined || (classId === null && studentId === null)) return [];
  return [{ kind: row.kind, classId, studentId, personId }];
}
