import type { Instance } from '@wangban/engine';
import type { Answer, Done } from './ask.ts';
import type { AppliedCommand, Change, StoredInstance, Wording } from './change.ts';
import type { Entry } from './entry.ts';
import { columnStatus, stateOf, type Stage } from './state.ts';
import type { Definition } from './world.ts';

/** An instance that a batch may open or change; which, follows from `stored`. */
export interface Identity {
  readonly id: number;
  readonly reference: string;
  readonly service: string;
  readonly serviceVersion: number;
}

/** One instance while a batch is decided 办件工作副本: the state as the commands so far leave it. */
export interface Working {
  readonly identity: Identity;
  readonly definition: Definition;
  readonly stored: StoredInstance | undefined;
  readonly before: Instance | undefined;
  now: Instance | undefined;
  /** No event may lie before the one that it follows, whatever the clocks of two processes say. */
  latest: number;
  stage: Stage;
  wording: Wording | undefined;
  readonly applied: AppliedCommand[];
  /** Whose commands were applied, in the same order. */
  readonly entries: Entry[];
  /** Answers that hold only if the commands before them are committed. */
  readonly dependents: { readonly entry: Entry; readonly answer: Answer }[];
}

/** Work on an instance that is not there yet. */
export function workOnNew(identity: Identity, definition: Definition): Working {
  return begin(identity, definition, undefined, undefined);
}

/** Work on a stored instance. */
export function workOn(stored: StoredInstance, definition: Definition): Working {
  const { id, reference, service, serviceVersion, state, data } = stored;
  const identity = { id, reference, service, serviceVersion };
  return begin(identity, definition, stored, { ...state, data });
}

function begin(
  identity: Identity,
  definition: Definition,
  stored: StoredInstance | undefined,
  before: Instance | undefined,
): Working {
  return {
    identity,
    definition,
    stored,
    before,
    now: before,
    latest: stored === undefined ? 0 : Date.parse(stored.changedAt),
    stage: stored?.stage ?? 'submitted',
    wording: undefined,
    applied: [],
    entries: [],
    dependents: [],
  };
}

/** Where an instance stands: what the sender of a command is told. */
export function standing({ id, reference }: Identity, instance: Instance, stage: Stage): Done {
  return {
    instanceId: id,
    reference,
    state: stateOf(columnStatus(instance), stage),
    outcome: instance.outcome ?? null,
    dueAt: instance.dueAt === null ? null : new Date(instance.dueAt).toISOString(),
  };
}

/** What the batch does to the instance; undefined when every command was refused or changed nothing. */
export function changeOf(working: Working, utcOffsetMinutes: number): Change | undefined {
  const { identity, stored, before, now, stage, applied, wording } = working;
  if (now === undefined || applied.length === 0) return undefined;
  const { asks } = working.definition;
  return { ...identity, utcOffsetMinutes, stored, before, after: now, stage, applied, wording, asks };
}
