import type { Seat } from '../instance.ts';

/** What a seat of the round itself counts for. */
interface Ballot {
  readonly vote: 'approve' | 'reject' | undefined;
  readonly weight: number | undefined;
}

/** Indices of the seats that were added before or after a seat and are still there, by the index of that seat. */
export type Family = ReadonlyMap<number, readonly number[]>;

export function familyOf(seats: readonly Seat[]): Family {
  const family = new Map<number, number[]>();
  for (const [index, { added, removed }] of seats.entries()) {
    if (added?.of === undefined || removed !== undefined) continue;
    const children = family.get(added.of);
    if (children === undefined) family.set(added.of, [index]);
    else children.push(index);
  }
  return family;
}

/** The votes of a round whose seats came and went: those that count, each with what was added to it. */
export function ballots(seats: readonly Seat[]): readonly Ballot[] {
  const family = familyOf(seats);
  const counted: Ballot[] = [];
  for (const [index, seat] of seats.entries()) {
    if (isCounted(seat)) counted.push({ vote: standing(seats, family, index), weight: seat.weight });
  }
  return counted;
}

/** A seat of the round itself, still in it, asked for its vote. */
export function isCounted({ added, removed }: Seat): boolean {
  return removed === undefined && added?.of === undefined && added?.role === undefined;
}

/**
 * Where a seat stands, as the expression before → holder → after: a reject of any of them is its reject, and it has
 * approved when all of them have. An opinion given is no objection.
 */
export function standing(
  seats: readonly Seat[],
  family: Family,
  index: number,
): 'approve' | 'reject' | undefined {
  const vote = seats[index]?.vote;
  const parts = (family.get(index) ?? []).map((child) => standing(seats, family, child));
  if (vote === 'reject' || parts.includes('reject')) return 'reject';
  return vote === undefined || parts.includes(undefined) ? undefined : 'approve';
}
