import type { PersonId } from '../assignment/directory.ts';
import type { TimerKind } from '../commands/command.ts';
import type { Branch } from '../event-base.ts';

/**
 * Why a case stands still 挂起原因: `instance` (this case), `definition` (its service), `legal` (a court, an inquiry), or
 * `applicant`, who asked for it or has something to do outside the hall: only then does the promise clock stand still.
 */
export type SuspendReason = 'instance' | 'definition' | 'legal' | 'applicant';

/**
 * A timer that is armed beside those of the promise 定时. `at` = when it goes off; while it is paused, `left` = its working
 * minutes. One with a `round` lives and dies with that round.
 */
export interface ArmedTimer {
  readonly timer: TimerKind;
  /** Tells timers of one kind apart. */
  readonly key: string;
  readonly round: number | undefined;
  readonly at: number | undefined;
  readonly left: number | undefined;
}

/** A person to whom the case was copied 抄送. */
export interface Copied {
  readonly person: PersonId;
  readonly read: true | undefined;
  /** They must read it by then, epoch ms. */
  readonly due: number | undefined;
}

/** A supervision 督办 without a reply. */
export interface Supervision {
  readonly id: number;
  /** Everybody who was asked and may reply, in order. */
  readonly people: readonly PersonId[];
  /** Working minutes that each rung of the ladder gets. */
  readonly minutes: number;
  /** Rungs that were asked after the holders. */
  readonly rung: number;
}

/** An obligation 义务 that is not fulfilled; `due`: epoch ms. */
export interface Owed {
  readonly obligation: number;
  readonly kind: string;
  readonly holder: PersonId;
  readonly due: number;
  readonly overdue: true | undefined;
}

/** The obligation of another case that this one extends 续办, once it is approved. */
export interface Extends {
  readonly instance: number;
  readonly obligation: number;
}

/** When a case closed, epoch ms; `minutes` = its working minutes then. */
export interface Ended {
  readonly first: number;
  readonly last: number;
  readonly minutes: number | null;
}

/**
 * Docket 案卷: what a case has beside its flow, each part only while there is something in it. A case that nothing special
 * happens to has no docket until it closes.
 */
export interface Docket {
  /** A set: while it is not empty, nothing is decided. */
  readonly suspended?: readonly SuspendReason[] | undefined;
  /** 送审轮次, 1 when left out: +1 whenever the applicant submits anew along the flow, and at a reopening. */
  readonly lap?: number | undefined;
  readonly ended?: Ended | undefined;
  /** Version of the form data that each field was last changed with, if ever. */
  readonly changed?: { readonly [field: string]: number } | undefined;
  /** An administrator moved it: its time is nobody's performance. */
  readonly jumped?: true | undefined;
  /** A round failed and the case went on by the flow marked for that; no round after it has passed. */
  readonly failed?: { readonly lineage: readonly Branch[] } | undefined;
  /** How often its applicant has added something. */
  readonly supplements?: number | undefined;
  /** How often it was returned. */
  readonly sentBack?: number | undefined;
  /** Who reminded in the last 24 hours, and when. */
  readonly reminders?: readonly { readonly by: PersonId; readonly at: number }[] | undefined;
  /** Reminders by open round, or by the wait of work of another system: both are numbers of the case. */
  readonly reminded?: readonly { readonly round: number; readonly count: number }[] | undefined;
  readonly copies?: readonly Copied[] | undefined;
  readonly supervisions?: readonly Supervision[] | undefined;
  readonly timers?: readonly ArmedTimer[] | undefined;
  /** The applicant is asked whether it is solved; at `until` (epoch ms) it confirms itself. */
  readonly confirmation?: { readonly no: number; readonly until: number } | undefined;
  readonly confirmed?: 'applicant' | 'default' | undefined;
  readonly obligations?: readonly Owed[] | undefined;
  readonly extends?: Extends | undefined;
}

/** The docket with some parts replaced; undefined when nothing is left in it. */
export function withDocket(docket: Docket | undefined, parts: Docket): Docket | undefined {
  const all = { ...docket, ...parts };
  const left = Object.entries(all).filter(
    ([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0),
  );
  return left.length === 0 ? undefined : Object.fromEntries(left);
}
