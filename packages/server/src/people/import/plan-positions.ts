import type { Known } from './known.ts';
import { diffLinks, type Link, numbered } from './link-diff.ts';
import { count, type PlanCounts, verdict, type Verdict } from './plan.ts';
import { keyOf, type PositionRow } from './rows.ts';

/** A position of a unit. */
export interface PositionWrite {
  readonly unitId: number;
  readonly code: string;
  readonly name: string;
}
/** A holder of a position, named by unit and code because the position may be new in the same file. */
export interface HolderLink extends Link {
  readonly unitId: number;
  readonly code: string;
}
/** A head of a unit. */
export interface HeadLink extends Link {
  readonly unitId: number;
}

/** Positions, their holders and the heads of units as stored. */
export interface KnownPositions {
  readonly positions: readonly PositionWrite[];
  readonly holders: readonly HolderLink[];
  readonly heads: readonly HeadLink[];
}

/** What a positions file would do. */
export interface PositionPlan {
  readonly positions: readonly PositionWrite[];
  readonly holders: readonly HolderLink[];
  readonly heads: readonly HeadLink[];
  readonly endedHolders: readonly HolderLink[];
  readonly endedHeads: readonly HeadLink[];
  readonly counts: PlanCounts;
}

interface ResolvedRow extends PositionWrite {
  readonly personId: number | undefined;
  readonly head: boolean | undefined;
}

const positionKey = (position: { readonly unitId: number; readonly code: string }): string =>
  `${position.unitId}/${keyOf(position.code)}`;
const headKey = (head: { readonly unitId: number }): string => String(head.unitId);

/**
 * Compares a positions file with what is stored. The file names all holders of each position in it, and (when it has
 * that column) all heads of each unit in it; positions and units that it does not name stay as they are.
 */
export function planPositions(
  rows: readonly PositionRow[],
  known: Known,
  stored: KnownPositions,
): PositionPlan {
  const before = new Map(stored.positions.map((position) => [positionKey(position), position]));
  const resolved = rows.flatMap((row) => resolve(row, known));
  const positions = new Map(
    resolved.map(({ unitId, code, name }) => [positionKey({ unitId, code }), { unitId, code, name }]),
  );
  const nameVerdict = (position: PositionWrite): Verdict =>
    verdict({ name: position.name }, before.get(positionKey(position)));

  const holding = resolved.flatMap(({ unitId, code, personId }) =>
    personId === undefined ? [] : [{ unitId, code, personId }],
  );
  const heading = resolved.flatMap(({ unitId, head, personId }) =>
    head === true && personId !== undefined ? [{ unitId, personId }] : [],
  );
  const headed = new Set(resolved.filter(({ head }) => head !== undefined).map(headKey));
  const wantedHolders = numbered(holding, positionKey);
  const holders = diffLinks(stored.holders, wantedHolders, new Set(positions.keys()), positionKey);
  const heads = diffLinks(stored.heads, numbered(heading, headKey), headed, headKey);
  const verdicts = resolved.map(({ personId, head, ...position }): Verdict => {
    const link = personId === undefined ? undefined : { ...position, personId };
    const asHolder = link === undefined ? nameVerdict(position) : holders.verdictOf(link);
    if (asHolder === 'added') return 'added';
    const asHead = link === undefined || head !== true ? 'unchanged' : heads.verdictOf(link);
    return [asHolder, asHead, nameVerdict(position)].every((one) => one === 'unchanged')
      ? 'unchanged'
      : 'changed';
  });
  return {
    positions: [...positions.values()].filter((position) => nameVerdict(position) !== 'unchanged'),
    holders: holders.writes,
    heads: heads.writes,
    endedHolders: holders.ended,
    endedHeads: heads.ended,
    counts: count(verdicts, holders.ended.length + heads.ended.length),
  };
}

function resolve(row: PositionRow, known: Known): ResolvedRow[] {
  const unit = known.units.byCode(row.unit);
  const person = row.person === undefined ? undefined : known.persons.byCode(row.person);
  if (unit === undefined) return [];
  return [{ unitId: unit.id, code: row.code, name: row.name, personId: person?.id, head: row.head }];
}
