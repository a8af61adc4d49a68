import type { PersonId, TaskOutcome } from '@wangban/engine';
import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import type { Done } from './ask.ts';
import type { StoredInstance } from './change.ts';

/** Row of `task` as far as a command on it must know. */
export interface StoredTask {
  readonly id: number;
  readonly instance: number;
  readonly holder: PersonId | null;
  /** Since when `holder` has it. */
  readonly heldAt: string | null;
  readonly closedAt: string | null;
  readonly closedBy: PersonId | null;
  readonly outcome: TaskOutcome | null;
}
/** First answer to an idempotency key. */
export interface StoredAnswer {
  readonly person: PersonId;
  readonly key: string;
  readonly fingerprint: string;
  readonly answer: Done;
}
/** Counters of what snapshots follow. */
export interface Revisions {
  readonly directory: number;
  readonly calendar: number;
  readonly catalogue: number;
}

/** Everything that a batch must know before it decides 读批. */
export interface ReadBatch {
  readonly instances: readonly StoredInstance[] | null;
  readonly tasks: readonly StoredTask[] | null;
  readonly answers: readonly StoredAnswer[] | null;
  readonly revisions: Revisions;
}

/** What to read: ids, and the keys with their persons. */
export interface BatchKeys {
  readonly instanceIds: readonly number[];
  readonly taskIds: readonly number[];
  readonly keys: readonly { readonly person: PersonId; readonly key: string }[];
}

const read = statement<{ batch: ReadBatch }>(
  'instances.read-batch',
  'SELECT read_batch($1, $2, $3, $4, $5) AS batch',
);

/** Reads a batch in one statement. `locking`: the instance rows stay locked until the caller's transaction ends. */
export async function readBatch(db: Queryable, wanted: BatchKeys, locking: boolean): Promise<ReadBatch> {
  const [row] = await read(db, [
    numbers(wanted.instanceIds),
    numbers(wanted.taskIds),
    numbers(wanted.keys.map(({ person }) => person)),
    wanted.keys.map(({ key }) => key),
    locking,
  ]);
  if (row === undefined) throw new Error('read_batch answered nothing');
  return row.batch;
}

/** Array literal: cheaper than the driver's own, which quotes every element. */
function numbers(ids: readonly number[]): string {
  return `{${ids.join(',')}}`;
}
