import type { PersonId } from './assignment/directory.ts';
import type { NodePlan } from './assignment/request.ts';
import type { Docket } from './case/docket.ts';
import type { Resume, ReturnTarget } from './commands/command.ts';
import type { Arrival, Branch } from './event-base.ts';
import type { EffectiveVote, IncidentCause, Outcome, Principal, SeatPosition } from './events.ts';
import type { BufferedMessage, Call, Scope, Undoable, Wait } from './scopes/scope.ts';
import type { JsonObject } from './json.ts';

/** Where a counted return wants the case to go, should its round fail. */
export interface Back {
  readonly target: ReturnTarget;
  readonly resume: Resume;
}

/** How a seat came in that the round did not begin with 加签. */
export interface Added {
  /** Who asked for it; undefined for the system. */
  readonly by: PersonId | undefined;
  readonly position: SeatPosition;
  /** Index of the seat whose vote it is part of; undefined for a seat of the round itself. */
  readonly of: number | undefined;
  /** Index of the seat whose turn comes first. */
  readonly behind: number | undefined;
  /** Asked for an opinion only; or `decider` of a held round. Neither is counted. */
  readonly role: 'opinion' | 'decider' | undefined;
}

/** A seat 席位. `person` holds it (in a pool: claimed it); `task` is there while it may vote. */
export interface Seat {
  readonly task: number | undefined;
  readonly person: PersonId | undefined;
  /** Candidates of a pool seat. */
  readonly pool: readonly Principal[] | undefined;
  /** `advise` on seats that are asked for an opinion only. */
  readonly vote: 'approve' | 'reject' | 'advise' | undefined;
  /** Version of the task, 1 when left out: +1 whenever the holder changes. */
  readonly version: number | undefined;
  /** How often the task was transferred. */
  readonly hops: number | undefined;
  /** It approved by itself 自动同意: the round where its holder had really approved. */
  readonly auto: number | undefined;
  /** Version of the data that its vote saw, 1 when left out. */
  readonly data: number | undefined;
  /** 权重, 1 when left out. */
  readonly weight: number | undefined;
  /** Whom the holder has asked for an opinion 委派; the holder waits for it. */
  readonly delegate: PersonId | undefined;
  readonly back: Back | undefined;
  /** The task that the vote was given with, in rounds whose votes may be recalled 收回. */
  readonly done: number | undefined;
  readonly added: Added | undefined;
  /** The seat was taken out of the round 减签. Its place stays, so that the others keep theirs. */
  readonly removed: true | undefined;
}

/** An open round 经办轮. `since`: when its youngest task opened, epoch ms. */
export interface Round {
  readonly id: number;
  readonly since: number;
  readonly seats: readonly Seat[];
  /** Place in the history of the case, when it is not the round's own `id`. */
  readonly no: number | undefined;
  /** The applicant's turn after a return. */
  readonly revise: true | undefined;
  /** Seats came or went after it opened: not all of them count alike. */
  readonly altered: true | undefined;
  /** Its votes may be recalled 收回. */
  readonly recall: true | undefined;
}

/** A token 令牌: one line of work. It has a round at a user task, `via` at a join where it waits for the others. */
export interface Token {
  readonly id: number;
  readonly node: string;
  readonly lineage: readonly Branch[] | undefined;
  readonly via: string | undefined;
  /** Number of the return that froze it. */
  readonly frozen: number | undefined;
  readonly round: Round | undefined;
  /** It stands where nobody may decide or no way leads on 异常, and waits for the owner. */
  readonly incident: { readonly id: number; readonly cause: IncidentCause; readonly at: number } | undefined;
  /** The scope 作用域 that it lives in; undefined = the process itself. */
  readonly scope: number | undefined;
  /** Which iteration of a loop it is, from 0. */
  readonly loop: number | undefined;
  /** The throwing token that this one undoes something for. */
  readonly cause: number | undefined;
}

/**
 * Latest visit of a user task. `no` = its place in the history of the case, 0 once it was superseded. `by` is kept for
 * nodes with a single seat; `count` = how often the node was opened, 1 when left out.
 */
export interface Visit {
  readonly node: string;
  readonly no: number;
  readonly by: PersonId | undefined;
  readonly count: number | undefined;
  readonly lineage: readonly Branch[] | undefined;
  /** Who approved, where a node of the flow looks back at it. */
  readonly votes: readonly EffectiveVote[] | undefined;
  /** Nobody was asked: going back to the previous node passes it over. */
  readonly auto: true | undefined;
  readonly scope: number | undefined;
}

/** The last round that passed in a line of work, kept while its last vote may still be recalled 收回. */
export interface ClosedRound {
  readonly node: string;
  readonly lineage: readonly Branch[] | undefined;
  readonly round: Round;
  /** The seat whose vote closed it. */
  readonly seat: number;
  /** Since then the case has acted outside of the hall 对外办理: the vote stays. */
  readonly acted: true | undefined;
  readonly scope: number | undefined;
  /** Which iteration of a loop it was, from 0. */
  readonly loop: number | undefined;
}

/** A return that waits to jump back. Per token last in, first out. */
export interface ReturnFrame {
  /** Number of the return. */
  readonly id: number;
  readonly token: number;
  readonly from: string;
  readonly target: string;
  /** Place in the history of the case that the returning node takes again. */
  readonly no: number;
  readonly returner: PersonId | undefined;
  /** Token of the returning node that waits frozen inside a sub-process which was left. */
  readonly inside: number | undefined;
  /** Version of the data that it went back with, 1 when left out. */
  readonly data: number | undefined;
  /** Token at a sub-process that was entered again. */
  readonly outside: number | undefined;
  readonly lineage: readonly Branch[] | undefined;
}

/**
 * Promise clock 承诺时限, in working minutes. `since`: the running stretch began (epoch ms); `worked`: counted before it
 * (null: unknown, a calendar year was missing); `paused`: minutes left while it stands still (null: provisional date).
 */
export interface Clock {
  readonly since: number;
  readonly worked: number | null | undefined;
  readonly paused: number | null | undefined;
  /** The warning timer is armed for this time, epoch ms. The overdue timer is armed for `dueAt` until `overdue`. */
  readonly warning: number | undefined;
  readonly overdue: true | undefined;
}

/** What an exclusive gateway chose last. */
interface GatewayChoice {
  readonly node: string;
  readonly flow: string;
  readonly scope: number | undefined;
}

/** What a join consumed last. */
interface JoinRecord {
  readonly node: string;
  readonly scope: number | undefined;
  readonly arrivals: readonly Arrival[];
}

/**
 * Live state of one case 流程实例/办件, no history: bounded by the open work, the nodes of the flow and the open returns.
 * Plain JSON once it is written: what is undefined is left out, also in the parts (the same keys in the same order keep
 * copies cheap in memory). Only `apply` makes new ones.
 */
export interface Instance {
  readonly status: 'running' | 'returned' | 'closed';
  readonly outcome: Outcome | undefined;
  readonly applicant: PersonId;
  /** Who filed the case for the applicant 代申请. */
  readonly filer: PersonId | undefined;
  readonly data: JsonObject;
  /** 1 when left out: +1 whenever the data change. */
  readonly dataVersion: number | undefined;
  readonly variables: JsonObject | undefined;
  readonly tokens: readonly Token[];
  readonly visits: readonly Visit[];
  readonly gateways: readonly GatewayChoice[] | undefined;
  readonly joins: readonly JoinRecord[] | undefined;
  readonly returns: readonly ReturnFrame[] | undefined;
  readonly recalls: readonly ClosedRound[] | undefined;
  readonly scopes: readonly Scope[] | undefined;
  /** Scopes that are over and that a return may open again. */
  readonly finished: readonly Scope[] | undefined;
  /** What is waited for beside people. */
  readonly waits: readonly Wait[] | undefined;
  /** What has been done and can be undone 补偿, oldest first. */
  readonly undoable: readonly Undoable[] | undefined;
  /** What other systems were asked to do, by service task. */
  readonly calls: readonly Call[] | undefined;
  readonly messages: readonly BufferedMessage[] | undefined;
  readonly milestones: readonly string[] | undefined;
  /** What was decided by hand about future rounds 后续安排. */
  readonly plans: readonly NodePlan[] | undefined;
  /** Number of the last return to the applicant; earlier votes spare nobody a decision. */
  readonly lapFrom: number | undefined;
  /** Promised date, epoch ms; null = provisional or standing still. */
  readonly dueAt: number | null;
  readonly clock: Clock;
  readonly voted: true | undefined;
  readonly docket: Docket | undefined;
  /** Next free number for tokens, rounds, forks and returns. */
  readonly next: number;
}

/** A copy of the state that an applier changes before anybody else sees it. Its parts are shared and never changed. */
export type Draft = { -readonly [key in keyof Instance]: Instance[key] };

/** A draft to begin with. Every key by name, so that all drafts have one shape, also from state read as JSON. */
export function draftOf(instance: Instance): Draft {
  return {
    status: instance.status,
    outcome: instance.outcome,
    applicant: instance.applicant,
    filer: instance.filer,
    data: instance.data,
    dataVersion: instance.dataVersion,
    variables: instance.variables,
    tokens: instance.tokens,
    visits: instance.visits,
    gateways: instance.gateways,
    joins: instance.joins,
    returns: instance.returns,
    recalls: instance.recalls,
    scopes: instance.scopes,
    finished: instance.finished,
    waits: instance.waits,
    undoable: instance.undoable,
    calls: instance.calls,
    messages: instance.messages,
    milestones: instance.milestones,
    plans: instance.plans,
    lapFrom: instance.lapFrom,
    dueAt: instance.dueAt,
    clock: instance.clock,
    voted: instance.voted,
    docket: instance.docket,
    next: instance.next,
  };
}
