import type { DirectorySnapshot } from './snapshot.ts';

/** A unit that a search found 单位, with the one that it belongs to. */
export interface FoundUnit {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
}

const MAX_FOUND = 20;

/** Finds units 找单位 by code or part of the name, an exact code first. */
export function findUnits(directory: DirectorySnapshot, query: string): readonly FoundUnit[] {
  const wanted = query.normalize('NFKC').trim().toLowerCase();
  if (wanted === '') return [];
  const units = (directory.units?.() ?? []).flatMap((id) => directory.unit(id) ?? []);
  const ranked = units.flatMap(({ code, name, parent }) => {
    const rank = rankOf(code.toLowerCase(), name.toLowerCase(), wanted);
    const above = parent === undefined ? undefined : directory.unit(parent);
    return rank === undefined ? [] : [{ rank, found: { code, name, parent: above?.name ?? '' } }];
  });
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MAX_FOUND)
    .map(({ found }) => found);
}

function rankOf(code: string, name: string, wanted: string): number | undefined {
  if (code === wanted || name === wanted) return 0;
  if (code.startsWith(wanted) || name.startsWith(wanted)) return 1;
  return name.includes(wanted) ? 2 : undefined;
}
