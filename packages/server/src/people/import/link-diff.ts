import { verdict, type Verdict } from './plan.ts';

/** Ordered links 关联 between a subject (position, unit, class, student) and people. */
export interface Link {
  readonly personId: number;
  readonly sort: number;
}

/** A link before it has its place in the order. */
export type Unnumbered<L extends Link> = Omit<L, 'sort'>;

/** Difference between the links that a file states and those stored. */
export interface LinkDiff<L extends Link> {
  /** New links, and links at another place in the order. */
  readonly writes: readonly L[];
  /** Stored links of a subject that the file speaks of, but without this person. */
  readonly ended: readonly L[];
  /** What happens to one of the wanted links. */
  verdictOf(link: Unnumbered<L>): Verdict;
}

/** Compares links. `subjectOf` tells which links belong together: a file that names a subject names all its people. */
export function diffLinks<L extends Link>(
  stored: readonly L[],
  wanted: readonly L[],
  subjects: ReadonlySet<string>,
  subjectOf: (link: Unnumbered<L>) => string,
): LinkDiff<L> {
  const keyOf = (link: Unnumbered<L>): string => `${subjectOf(link)}:${link.personId}`;
  const before = new Map(stored.map((link) => [keyOf(link), link]));
  const verdicts = new Map(
    wanted.map((link) => [keyOf(link), verdict({ sort: link.sort }, before.get(keyOf(link)))]),
  );
  const verdictOf = (link: Unnumbered<L>): Verdict => verdicts.get(keyOf(link)) ?? 'unchanged';
  return {
    writes: wanted.filter((link) => verdictOf(link) !== 'unchanged'),
    ended: stored.filter((link) => subjects.has(subjectOf(link)) && !verdicts.has(keyOf(link))),
    verdictOf,
  };
}

/** Numbers links in the order of the file, per subject, each person once. */
export function numbered<L extends Unnumbered<Link>>(
  links: readonly L[],
  subjectOf: (link: L) => string,
): (L & { readonly sort: number })[] {
  const people = new Map<string, Set<number>>();
  return links.flatMap((link) => {
    const seen = people.get(subjectOf(link)) ?? new Set();
    people.set(subjectOf(link), seen);
    if (seen.has(link.personId)) return [];
    seen.add(link.personId);
    return [{ ...link, sort: seen.size - 1 }];
  });
}
