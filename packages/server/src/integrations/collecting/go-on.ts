import { HALL_ITSELF } from '../../instances/ask.ts';
import type { Lane } from '../../instances/lane.ts';
import type { Pool } from '../../platform/db/pool.ts';
import type { LiveSystems } from '../systems/systems.ts';
import { endTaken, putOff, stepsToGoOn, type TakenStep } from './store.ts';

/** What letting steps go on needs. */
export interface GoOnDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly lane: Pick<Lane, 'send'>;
  readonly systems: LiveSystems;
  readonly measure: (system: string, result: string) => void;
  /** Only tests: the deliveries' clock instead of the database's. */
  readonly jobClock?: (() => number) | undefined;
}

/** A case that is suspended, or waits for a return, takes it later. */
const STANDS_STILL_MS = 600_000;

/** Lets steps go on that only waited for the system to take its work 取件后继续; gives their number. */
export async function goOn(deps: GoOnDeps, code: string): Promise<number> {
  const { pool, systems, jobClock } = deps;
  if (systems.current().find(code)?.definition.style !== 'export') return 0;
  const now = jobClock === undefined ? undefined : new Date(jobClock());
  const steps = await stepsToGoOn(pool, code, now);
  for (const step of steps) await goOnWith(deps, code, step, now);
  return steps.length;
}

async function goOnWith(
  { pool, clock, lane, measure }: GoOnDeps,
  code: string,
  { id, instanceId, wait }: TakenStep,
  now: Date | undefined,
): Promise<void> {
  const command = { type: 'completeWork', wait, variables: { order: { id: null, no: null } } } as const;
  const from = { person: HALL_ITSELF, key: `system-delivery/${id}/taken` };
  const answer = await lane.send({ instanceId, command, from });
  const isStill =
    'refused' in answer && (answer.refused.code === 'SUSPENDED' || answer.refused.code === 'FROZEN');
  if (isStill) return putOff(pool, id, now, STANDS_STILL_MS);
  // Refused otherwise, the case has moved on by itself: nothing waits any more.
  await endTaken(pool, id, new Date(clock()));
  measure(code, 'done');
}
