import { HALL_ITSELF } from '../instances/ask.ts';
import type { Broadcast } from '../instances/effects/rows.ts';
import { beginCase } from './begin-case.ts';
import type { EventDeps } from './deps.ts';
import type { ServiceStarts } from './process-starts.ts';
import { waitingForSignal } from './store.ts';
import { nameTopic } from './topic.ts';

/** Cases that are asked at once. */
const PAGE = 200;

/** Where a signal comes from: `id` is its own, so that a repeat reaches nobody twice. */
export interface Thrown extends Broadcast {
  readonly id: string;
  readonly at: Date;
  /** The case that threw it, which has it already. */
  readonly instance: number | undefined;
}

/** Refusals that are no failure: the case does not wait any more, or does not listen. */
const NO_MATTER: ReadonlySet<string> = new Set(['INSTANCE_CLOSED', 'SUSPENDED', 'NOT_FOUND']);

/**
 * Broadcasts a signal 广播信号 (BPMN 2.0 §10.5.5): to every case that waited for it when it was thrown, each through its lane and
 * at most once, and to every service with a start event of its name. One that cannot take it does not keep it from the
 * others.
 */
export async function broadcast(
  deps: EventDeps & { readonly starts: ServiceStarts },
  thrown: Thrown,
): Promise<void> {
  const failed = [...(await toWaiting(deps, thrown)), ...(await toStarts(deps, thrown))];
  // They would fail again; what the throwing case has to deliver beside this does not wait for them.
  if (failed.length > 0) deps.log.error({ signal: thrown.name, failed }, 'a signal did not reach everybody');
}

async function toWaiting(
  deps: EventDeps,
  { id, name, variables, at, instance }: Thrown,
): Promise<readonly string[]> {
  const failed: string[] = [];
  let after = 0;
  for (;;) {
    const page = await waitingForSignal(deps.pool, nameTopic(name), at, { after, limit: PAGE });
    const others = page.filter((each) => each !== instance);
    const answers = await Promise.all(
      others.map((instanceId) => {
        const command = { type: 'signal', name, ...(variables && { variables }) } as const;
        const from = { person: HALL_ITSELF, key: `signal/${id}/${instanceId}` };
        return deps.lane.send({ command, instanceId, from });
      }),
    );
    for (const [index, answer] of answers.entries()) {
      if ('refused' in answer && !NO_MATTER.has(answer.refused.code))
        failed.push(`case ${others[index] ?? 0} (${answer.refused.code})`);
    }
    if (page.length < PAGE) return failed;
    after = page.at(-1) ?? after;
  }
}

async function toStarts(
  deps: EventDeps & { readonly starts: ServiceStarts },
  { id, name, variables }: Thrown,
): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const each of await deps.starts()) {
    if (each.start.on !== 'signal' || each.start.name !== name) continue;
    const key = `signal/${id}/${each.service}/${each.start.start}`;
    const answer = await beginCase(deps, each, { key, variables, applicant: undefined });
    if ('refused' in answer) failed.push(`service ${each.service} (${answer.refused.code})`);
  }
  return failed;
}
