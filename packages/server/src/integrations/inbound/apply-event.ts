import type { Order, Peer } from '@wangban/connectors/webhook';
import type { Command } from '@wangban/engine';
import { askedOfSystem } from '../../catalogue/systems-key.ts';
import { HALL_ITSELF, type Answer, type AskInstance } from '../../instances/ask.ts';
import { storableText } from '../storable-text.ts';
import { answerId } from '../outbound/ending-of.ts';
import { isTerminal } from '../systems/status-map.ts';
import type { KnownSystem } from '../systems/systems.ts';
import type { InboundDeps } from './deps.ts';
import { fetchPhotos } from './fetch-photos.ts';
import { judge, LOOP_WINDOW_MS, type Heard, type QuarantineReason, type Verdict } from './judge.ts';
import { contentHash, orderVariable, shownOf } from './order-content.ts';
import { progressOf } from './progress-of.ts';
import { orderOf } from './read-heard.ts';
import type { CaseRow, EventContext, EventEnding, EventRow, NewState } from './store.ts';

/** What an event answers to is looked at again after so long; a case that stands still, less often. */
const SOON_MS = 1000;
const STANDS_STILL_MS = 600_000;
const PHOTO_PAUSES_MS = [5000, 30_000];

/** An event under way. */
interface Work {
  readonly deps: InboundDeps;
  readonly system: KnownSystem;
  readonly row: EventRow;
  readonly context: EventContext;
  readonly now: number;
}

/**
 * Lets an event take effect 采用来信: by commands of the lane, whose keys are the event's, so that one that is begun twice has its
 * effect once. The state of the order is written with the mark that ends the event.
 */
export async function applyEvent(work: Work, peer: () => Peer): Promise<EventEnding> {
  const { row, context, system } = work;
  const read = orderOf(row);
  if ('problems' in read) return quarantined(work, 'unreadable', read.problems[0]?.en);
  const order = read.value;
  const answers = context.told?.find(({ eventId }) => answerId(eventId) === row.eventId);
  const delivered = await completeDelivered(work, order, answers?.wait ?? undefined, answers?.operation);
  if (delivered !== undefined && 'refused' in delivered && isStill(delivered))
    return later(work, STANDS_STILL_MS);
  const heard: Heard = {
    order,
    context,
    answers: answers?.eventId,
    system: system.code,
    map: await mapOf(work),
    definition: system.definition,
    now: work.now,
  };
  return carryOut(work, heard, judge(heard), peer);
}

/** The map that the case began with. */
async function mapOf({ deps, system, context }: Work) {
  const version = context.own?.definitionVersion ?? system.version;
  return (await deps.systems.version(system.code, version)) ?? system.definition;
}

/** A step that is done when the system has taken it. */
async function completeDelivered(
  work: Work,
  order: Order,
  wait: number | undefined,
  operation: string | null | undefined,
): Promise<Answer | undefined> {
  const { system, context, row } = work;
  const until = system.definition.operations[operation ?? '']?.until;
  const isOpen = context.case?.waits.some(
    ({ id, name }) => id === wait && askedOfSystem(name ?? '')?.system === system.code,
  );
  if (wait === undefined || until !== 'delivered' || isOpen !== true || context.case === null)
    return undefined;
  const variables = { order: orderVariable(order, undefined) };
  return send(work, context.case.id, `${row.id}/delivered`, { type: 'completeWork', wait, variables });
}

async function carryOut(work: Work, heard: Heard, verdict: Verdict, peer: () => Peer): Promise<EventEnding> {
  switch (verdict.do) {
    case 'quarantine':
      return quarantined(work, verdict.reason);
    case 'ignore':
      return { ...done(work, verdict.result), instance: heard.context.case?.id ?? null };
    case 'echo':
      return { ...done(work, 'echo'), instance: verdict.of.id, state: stateOf(work, heard, verdict) };
    case 'wait':
      return later(work, SOON_MS);
    case 'tell':
      return tell(work, heard, verdict, peer);
  }
}

type Tell = Extract<Verdict, { do: 'tell' }>;

async function tell(work: Work, heard: Heard, verdict: Tell, peer: () => Peer): Promise<EventEnding> {
  const { row, system, deps, now } = work;
  const { order } = heard;
  const { of, meaning } = verdict;
  const photos = await fetchPhotos(deps, peer(), order, { system: system.code, instanceId: of.id });
  const pause = PHOTO_PAUSES_MS[row.attempts - 1];
  if (photos.again && pause !== undefined) return { ...later(work, pause), attempts: null };
  const sentAt = Date.parse(heard.context.told?.[0]?.at ?? order.updatedAt);
  const progress = progressOf(order, meaning, photos.files, { sentAt, now });
  const { wait, late } = verdict;
  const accepts = meaning.then !== 'progress' && meaning.then !== 'fail' && !verdict.older;
  const told = send(work, of.id, `${row.id}/progress`, {
    type: 'progressWork',
    system: system.code,
    progress,
    ...(wait === undefined ? undefined : { wait }),
    ...(late ? ({ late: true } as const) : undefined),
    ...(accepts ? ({ milestone: 'accepted' } as const) : undefined),
  });
  const ended = verdict.ends && wait !== undefined ? endWork(work, order, verdict, wait) : undefined;
  const [first, last] = await Promise.all([told, ended]);
  for (const answer of [first, last]) {
    if (answer === undefined || 'done' in answer || answer.refused.code === 'IDEMPOTENCY_KEY_REUSED')
      continue;
    if (isStill(answer)) return later(work, STANDS_STILL_MS);
    // Somebody was quicker: what they decided counts, and what the system wished is in the history.
    if (answer.refused.code === 'NOT_WAITING' || answer.refused.code === 'INSTANCE_CLOSED') continue;
    return quarantined(work, 'refused', answer.refused.code);
  }
  const wasLate = late || (last !== undefined && 'refused' in last);
  const result = verdict.older ? 'noted' : wasLate ? 'late' : 'applied';
  const state = verdict.older ? null : stateOf(work, heard, verdict);
  return { ...done(work, result), instance: of.id, state };
}

function endWork(work: Work, order: Order, { of, meaning }: Tell, wait: number): Promise<Answer> {
  const key = `${work.row.id}/end`;
  if (meaning.then === 'complete') {
    const variables = { order: orderVariable(order, meaning.outcome) };
    return send(work, of.id, key, { type: 'completeWork', wait, variables });
  }
  const message = order.note ?? meaning.label.zh;
  return send(work, of.id, key, { type: 'failWork', wait, error: meaning.code ?? 'failed', message });
}

function send({ deps }: Work, instanceId: number, key: string, command: AskInstance['command'] & Command) {
  return deps.lane.send({ instanceId, command, from: { person: HALL_ITSELF, key: `system-event/${key}` } });
}

/** A case that is suspended, or waits for a return, takes it later. */
function isStill(answer: Answer): boolean {
  return 'refused' in answer && (answer.refused.code === 'SUSPENDED' || answer.refused.code === 'FROZEN');
}

function stateOf(
  { system, context, now }: Work,
  { order }: Heard,
  { of, meaning }: { readonly of: CaseRow; readonly meaning: Parameters<typeof isTerminal>[0] },
): NewState {
  const own = context.own;
  const from = own?.countedFrom ?? undefined;
  const isRecent = from !== undefined && now - Date.parse(from) < LOOP_WINDOW_MS;
  return {
    instance_id: of.id,
    order_id: order.id,
    order_no: order.no === undefined ? null : storableText(order.no),
    definition_version: own?.definitionVersion ?? system.version,
    version: order.version ?? null,
    peer_status: storableText(order.status),
    peer_updated_at: order.updatedAt,
    content_hash: `\\x${contentHash(order)}`,
    shown: shownOf(order),
    terminal: isTerminal(meaning),
    counted_from: isRecent ? from : new Date(now).toISOString(),
    counted: isRecent ? (own?.counted ?? 0) + 1 : 1,
  };
}

function done({ row, now }: Work, result: string): EventEnding {
  return {
    id: row.id,
    fence: row.fence,
    status: 'done',
    result,
    run_at: null,
    error: null,
    attempts: null,
    instance: null,
    at: new Date(now).toISOString(),
    state: null,
  };
}

/** It only has to wait: that is no failed attempt. */
function later(work: Work, ms: number): EventEnding {
  const runAt = new Date(work.now + ms).toISOString();
  return {
    ...done(work, ''),
    status: 'waiting',
    result: null,
    run_at: runAt,
    attempts: work.row.attempts - 1,
  };
}

function quarantined(work: Work, reason: QuarantineReason, error?: string): EventEnding {
  const instance = work.context.case?.id ?? null;
  return {
    ...done(work, reason),
    status: 'quarantined',
    error: error === undefined ? null : storableText(error),
    instance,
  };
}
