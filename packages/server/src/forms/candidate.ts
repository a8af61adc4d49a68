/** Something that a picker 选择器 may offer. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of the same name: a unit, a building. */
  readonly detail: string;
  /** What it is found by: name, code, pinyin, initials, other names. */
  readonly keys: readonly string[];
}

/** How many candidates one answer holds. */
const MOST = 50;

/** The candidates that answer a query, best first: exact, then beginning, then inside. All of them when it is empty. */
export function bestOf<C extends Candidate>(candidates: readonly C[], query: string): readonly C[] {
  const wanted = query
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]/g, '');
  if (wanted === '') return candidates.slice(0, MOST);
  const ranked: C[][] = [[], [], []];
  for (const candidate of candidates) ranked[rankOf(candidate, wanted)]?.push(candidate);
  return ranked.flat().slice(0, MOST);
}

/** 0 = exact, 1 = begins so, 2 = contains it, 3 = no match. */
function rankOf({ keys }: Candidate, wanted: string): number {
  const lower = keys.map((key) => key.toLowerCase().replace(/\s/g, ''));
  if (lower.includes(wanted)) return 0;
  if (lower.some((key) => key.startsWith(wanted))) return 1;
  return lower.some((key) => key.includes(wanted)) ? 2 : 3;
}
