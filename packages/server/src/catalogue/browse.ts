import type { Static } from 'typebox';
import type { Catalogue, CatalogueEntry } from './catalogue.ts';
import { AUDIENCES } from './definition.ts';
import { LIFE_EVENTS } from './life-events.ts';
import type { CatalogueAnswer, Cut } from './schema.ts';
import { THEMES } from './themes.ts';

/** What the catalogue is narrowed to 筛选; what is left out does not narrow. */
export interface Narrowing {
  readonly theme?: string | undefined;
  readonly event?: string | undefined;
  readonly audience?: string | undefined;
  readonly unit?: string | undefined;
}

type Cuts = Pick<Static<typeof CatalogueAnswer>, 'themes' | 'lifeEvents' | 'audiences' | 'units'>;

/** The ways in which the catalogue is cut: what each service says of itself. */
const CUTS: { readonly [cut in keyof Narrowing]-?: (entry: CatalogueEntry) => readonly string[] } = {
  theme: ({ definition }) => definition.themes,
  event: ({ definition }) => definition.lifeEvents ?? [],
  audience: ({ definition }) => definition.audience,
  unit: ({ definition }) => [definition.owner.unit],
};
const CUT_NAMES = ['theme', 'event', 'audience', 'unit'] as const;

/** The entries that a narrowing leaves, in their order. */
export function narrowed(
  entries: readonly CatalogueEntry[],
  narrowing: Narrowing,
): readonly CatalogueEntry[] {
  const wanted = CUT_NAMES.flatMap((cut) => {
    const value = narrowing[cut];
    return value === undefined ? [] : [{ read: CUTS[cut], value }];
  });
  return wanted.length === 0
    ? entries
    : entries.filter((entry) => wanted.every(({ read, value }) => read(entry).includes(value)));
}

/** How many services each further choice would leave: a cut is counted with the others in force, but not itself. */
export function cutsOf(entries: readonly CatalogueEntry[], narrowing: Narrowing): Cuts {
  const counted = (cut: keyof Narrowing): ReadonlyMap<string, number> =>
    countValues(narrowed(entries, { ...narrowing, [cut]: undefined }), CUTS[cut]);
  const audiences = counted('audience');
  return {
    themes: named(THEMES, counted('theme')),
    lifeEvents: named(LIFE_EVENTS, counted('event')),
    audiences: AUDIENCES.flatMap((code) => {
      const count = audiences.get(code);
      return count === undefined ? [] : [{ code, count }];
    }),
    units: named(unitNames(entries), counted('unit')),
  };
}

function named(names: ReadonlyMap<string, Cut['name']>, counts: ReadonlyMap<string, number>): Cut[] {
  return [...names].flatMap(([code, name]) => {
    const count = counts.get(code);
    return count === undefined ? [] : [{ code, name, count }];
  });
}

function countValues(
  entries: readonly CatalogueEntry[],
  read: (entry: CatalogueEntry) => readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries)
    for (const value of read(entry)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function unitNames(entries: readonly CatalogueEntry[]): ReadonlyMap<string, Cut['name']> {
  return new Map(entries.map(({ definition: { owner } }) => [owner.unit, owner.name]));
}

/** Entries of these codes in this order; what the catalogue does not have (any more) is left out. */
export function entriesOf(catalogue: Catalogue, codes: readonly string[]): readonly CatalogueEntry[] {
  return codes.flatMap((code) => catalogue.find(code) ?? []);
}
