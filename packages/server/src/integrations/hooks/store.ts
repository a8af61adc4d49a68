import type { Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';
import { storableText } from '../storable-text.ts';

/** What came of one question 询问记录. */
export interface HookCall {
  readonly system: string;
  readonly hook: string;
  readonly service: string;
  readonly instance: number | null;
  readonly person: number | null;
  readonly at: number;
  readonly tookMs: number;
  readonly outcome: 'allow' | 'veto' | 'failed';
  /** What was done because it failed. */
  readonly fallback: 'allow' | 'refuse' | null;
  readonly error: string | null;
  readonly reply: object | null;
}

const insert = statement<object>(
  'hooks.note',
  `INSERT INTO hook_call (system, hook, service, instance_id, person_id, at, took_ms, outcome, fallback, error, reply)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

/** Notes a question and its answer; the reply stays as it came. */
export async function noteHookCall(db: Queryable, call: HookCall): Promise<void> {
  const { system, hook, service, instance, person, at, tookMs, outcome, fallback, error, reply } = call;
  const came = reply === null ? null : JSON.stringify(reply);
  await insert(db, [
    system,
    hook,
    service,
    instance,
    person,
    new Date(at),
    tookMs,
    outcome,
    fallback,
    error === null ? null : storableText(error),
    came,
  ]);
}
