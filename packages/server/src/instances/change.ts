import type { Event, Instance, PersonId, Text } from '@wangban/engine';
import type { AskedOfSystem } from '../catalogue/systems-key.ts';
import type { Done, Sender } from './ask.ts';
import type { Stage } from './state.ts';

/** The engine's state as stored: without the form data, which has a column of its own. */
export type StoredState = Omit<Instance, 'data'>;

/** Row of `instance` as the read batch gives it; instants are ISO 8601 texts, the hash is hex. */
export interface StoredInstance {
  readonly id: number;
  readonly reference: string;
  readonly service: string;
  readonly serviceVersion: number;
  readonly stage: Stage;
  readonly version: number;
  readonly headHash: string;
  readonly submittedAt: string;
  readonly changedAt: string;
  readonly acceptedAt: string | null;
  readonly state: StoredState;
  readonly data: Instance['data'];
}

/** A command that was decided: its events, and the answer that a repeat of its key is to get. */
export interface AppliedCommand {
  readonly at: number;
  readonly actor: PersonId | undefined;
  readonly events: readonly Event[];
  readonly answer: Done;
  readonly repeat: Repeat | undefined;
}

/** Idempotency key with the fingerprint (hex) of its command. */
export interface Repeat extends Sender {
  readonly fingerprint: string;
}

/**
 * What one batch does to one instance 办件变更: its row before (none = it is opened), the engine's state before and
 * after, and the commands in between, in order, at least one.
 */
export interface Change {
  readonly id: number;
  readonly reference: string;
  readonly service: string;
  readonly serviceVersion: number;
  readonly utcOffsetMinutes: number;
  readonly stored: StoredInstance | undefined;
  readonly before: Instance | undefined;
  readonly after: Instance;
  readonly stage: Stage;
  readonly applied: readonly AppliedCommand[];
  readonly wording: Wording | undefined;
  /** What a step of the flow asks of a business system; undefined: the flow asks none. */
  readonly asks?: SystemAsks | undefined;
}

/** What a step asks of a business system 业务系统; undefined: nothing. */
export type SystemAsks = (node: string) => AskedOfSystem | undefined;

/** What follows from the form data; made anew when they changed. */
export interface Wording {
  readonly title: Text;
  readonly fileIds: readonly string[];
  /** `\x` hex; undefined where the service compares nothing. */
  readonly duplicateKey?: string | undefined;
}
