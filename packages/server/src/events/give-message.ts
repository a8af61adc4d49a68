import { HALL_ITSELF, type Answer } from '../instances/ask.ts';
import { storedAnswer } from '../instances/stored-answer.ts';
import { beginCase } from './begin-case.ts';
import type { EventDeps } from './deps.ts';
import type { ServiceStarts } from './process-starts.ts';
import { dropKept, keepMessage, waitingForMessage, type KeptMessage, type WaitingCase } from './store.ts';
import { keyTopic, nameTopic } from './topic.ts';

/** A message that nobody takes waits so long 消息保留期: as long as a case may well take until it asks for it. */
const KEPT_MS = 30 * 24 * 60 * 60_000;

/** What else the giving of messages needs. */
export interface GiveDeps extends EventDeps {
  readonly starts: ServiceStarts;
}

/** Why a case does not take a message: the next one is asked. */
const NOT_TAKEN: ReadonlySet<string> = new Set(['NOT_WAITING', 'INSTANCE_CLOSED', 'NOT_FOUND']);

/**
 * Brings a message 投递消息 into the hall, from a case or from outside: kept first, so that a case that begins to wait at this
 * very moment finds it, then given.
 */
export async function bringMessage(
  deps: GiveDeps,
  message: KeptMessage,
  ttlMs: number = KEPT_MS,
): Promise<void> {
  const now = deps.clock();
  await keepMessage(deps.pool, message, {
    byName: nameTopic(message.name),
    byKey: keyTopic(message.name, message.key),
    now: new Date(now),
    expiresAt: new Date(now + ttlMs),
  });
  await giveMessage(deps, message);
}

/**
 * Gives a kept message to the case that has waited longest for it, else begins a case of the first service with a start event
 * of its name, else leaves it. One message is taken once, whoever tries at the same time: its key sees to that.
 */
export async function giveMessage(deps: GiveDeps, message: KeptMessage): Promise<void> {
  const waiting = await toWaiting(deps, message);
  const outcome = waiting === 'nobody' ? await toStart(deps, message) : waiting;
  if (outcome === 'taken') await dropKept(deps.pool, message.id);
}

/** `held`: it is somebody's who cannot take it now, such as a suspended case. It stays kept. */
type Outcome = 'taken' | 'held' | 'nobody';

async function toWaiting(deps: GiveDeps, message: KeptMessage): Promise<Outcome> {
  const { name, key, variables } = message;
  const topics = [...new Set([nameTopic(name), keyTopic(name, key)])];
  const carried = { ...(key === undefined ? undefined : { key }), ...(variables && { variables }) };
  const command = { type: 'message', name, ...carried } as const;
  let outcome: Outcome = 'nobody';
  let after: WaitingCase | undefined;
  for (;;) {
    const waiting = await waitingForMessage(deps.pool, topics, after);
    for (const { instance: instanceId } of waiting) {
      const answer = await deps.lane.send({ command, instanceId, from: senderOf(message) });
      const found = await outcomeOf(deps, message, answer);
      if (found === 'taken') return found;
      if (found === 'held') outcome = found;
    }
    after = waiting.at(-1);
    if (after === undefined) return outcome;
  }
}

async function toStart(deps: GiveDeps, message: KeptMessage): Promise<Outcome> {
  const starts = await deps.starts();
  const first = starts.find(({ start }) => start.on === 'message' && start.name === message.name);
  if (first === undefined) return 'nobody';
  const { variables, applicant } = message;
  const answer = await beginCase(deps, first, { key: senderOf(message).key, variables, applicant });
  return outcomeOf(deps, message, answer);
}

function senderOf({ id }: KeptMessage) {
  return { person: HALL_ITSELF, key: `message/${id}` };
}

async function outcomeOf(deps: GiveDeps, message: KeptMessage, answer: Answer): Promise<Outcome> {
  if ('done' in answer) return 'taken';
  const { code } = answer.refused;
  if (NOT_TAKEN.has(code)) return 'nobody';
  // Somebody else gives it away. A key that is still under way may yet be refused: then this job is tried again.
  if (code === 'IDEMPOTENCY_KEY_REUSED') {
    if ((await storedAnswer(deps.pool, senderOf(message))) !== undefined) return 'taken';
    throw new Error(`message ${message.id} is being given away`);
  }
  // Going on fails, or the service has just been published anew: looked at again when somebody waits for it.
  if (code !== 'SUSPENDED')
    deps.log.error({ message: message.id, ...answer.refused }, 'a message is not taken');
  return 'held';
}
