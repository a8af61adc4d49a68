import type { PersonId, PositionId } from './assignment/directory.ts';

/** Who a task 待办 is for: one person, or whoever holds a position (then it must be claimed 认领). */
export type Principal = { readonly person: PersonId } | { readonly position: PositionId };

/** A seat 席位 of a round: one vote. In order `sequence` later seats open when the earlier ones have voted. */
export interface SeatPlan {
  readonly seat: number;
  /** One principal, or the several candidates of a pool seat that is to be claimed. */
  readonly candidates: readonly Principal[];
  /** Task that opens with the round; a `TaskOpened` follows for it. Missing on seats that wait for their turn. */
  readonly task?: number;
  /** 权重, 1 when left out. */
  readonly weight?: number;
}

/** `at`: milliseconds since the epoch. `by`: the actor, undefined for the system. `v`: version of the event's shape. */
export interface Base {
  readonly v: 1;
  readonly at: number;
  readonly by?: PersonId;
  /** Whom the actor stood in for 代办: the grantor of a substitution, or the applicant. */
  readonly onBehalfOf?: PersonId;
}

/** One branch of one activation of a fork; several `flows` after a join of some of its branches only. */
export interface Branch {
  readonly fork: number;
  readonly flows: readonly string[];
}

/** A token that a join consumed: how it came and where it stood in its forks. */
export interface Arrival {
  readonly token: number;
  readonly via: string;
  readonly lineage: readonly Branch[];
}
