import type { PersonId } from './assignment/directory.ts';
import type { Arrival, Branch, Outcome, Principal } from './events.ts';
import type { JsonObject } from './json.ts';

/** A seat 席位. `person` holds it (in a pool: claimed it); `task` is there while it may vote. */
export interface Seat {
  readonly task?: number;
  readonly person?: PersonId;
  /** Candidates of a pool seat. */
  readonly pool?: readonly Principal[];
  readonly vote?: 'approve' | 'reject';
  /** Version of the task, 1 when left out: +1 whenever the holder changes. */
  readonly version?: number;
  /** How often the task was transferred. */
  readonly hops?: number;
}

/** An open round 经办轮. `since`: when its youngest task opened, epoch ms. */
export interface Round {
  readonly id: number;
  readonly since: number;
  readonly seats: readonly Seat[];
  /** Place in the history of the case, when it is not the round's own number. */
  readonly order?: number;
  /** The applicant's turn after a return. */
  readonly revise?: true;
}

/** A token 令牌: one line of work. It has a round at a user task, `via` at a join where it waits for the others. */
export interface Token {
  readonly id: number;
  readonly node: string;
  readonly lineage?: readonly Branch[];
  readonly via?: string;
  /** Number of the return that froze it. */
  readonly frozen?: number;
  readonly round?: Round;
}

/**
 * Latest visit of a user task. `order` = its place in the history of the case, 0 once it was superseded. `actor` is kept
 * for nodes with a single seat; `count` = how often the node was opened, 1 when left out.
 */
export interface Visit {
  readonly node: string;
  readonly order: number;
  readonly actor?: PersonId;
  readonly count?: number;
  readonly lineage?: readonly Branch[];
}

/** A return that waits to jump back. Per token last in, first out. */
export interface ReturnFrame {
  readonly no: number;
  readonly token: number;
  readonly from: string;
  readonly target: string;
  readonly order: number;
  readonly returner?: PersonId;
  readonly lineage?: readonly Branch[];
}

/**
 * Promise clock 承诺时限, in working minutes. `since`: the running stretch began (epoch ms); `worked`: counted before it
 * (null: unknown, a calendar year was missing); `paused`: minutes left while it stands still (null: provisional date).
 */
export interface Clock {
  readonly since: number;
  readonly promise: number;
  readonly worked?: number | null;
  readonly paused?: number | null;
  /** Armed timers, epoch ms. */
  readonly warning?: number;
  readonly overdue?: number;
}

/**
 * Live state of one case 流程实例/办件: plain JSON, no history. It is bounded by the open work, the nodes of the flow and
 * the open returns; lists that are empty are left out. Only `apply` makes new ones.
 */
export interface Instance {
  readonly status: 'running' | 'returned' | 'closed';
  readonly outcome?: Outcome;
  readonly applicant: PersonId;
  readonly data: JsonObject;
  readonly dataVersion: number;
  readonly variables?: JsonObject;
  readonly tokens: readonly Token[];
  readonly visits: readonly Visit[];
  /** What each exclusive gateway chose last. */
  readonly gateways?: readonly { readonly node: string; readonly flow: string }[];
  /** What each join consumed last. */
  readonly joins?: readonly { readonly node: string; readonly arrivals: readonly Arrival[] }[];
  readonly returns?: readonly ReturnFrame[];
  readonly milestones?: readonly string[];
  /** Promised date, epoch ms; null = provisional or standing still. */
  readonly dueAt: number | null;
  readonly clock: Clock;
  readonly voted?: true;
  readonly remindedAt?: number;
  /** Next free number for tokens, rounds, forks and returns. */
  readonly next: number;
}
