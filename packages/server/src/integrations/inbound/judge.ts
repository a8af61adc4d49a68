import type { Order } from '@wangban/connectors/webhook';
import { askedOfSystem } from '../../catalogue/systems-key.ts';
import type { StatusMeaning, SystemDefinition } from '../systems/definition.ts';
import { meaningOf } from '../systems/status-map.ts';
import { compareStandings } from './compare-standings.ts';
import { contentHash } from './order-content.ts';
import type { CaseRow, EventContext, OrderState, ToldRow } from './store.ts';

/** Why an event waits for a person 隔离原因. */
export type QuarantineReason =
  | 'unknownReference'
  | 'foreignReference'
  | 'otherOrder'
  | 'unknownStatus'
  | 'sameVersion'
  | 'tooMany'
  | 'unreadable'
  | 'refused'
  | 'failed';

/** What is to happen with an event 来信裁决. */
export type Verdict =
  | { readonly do: 'quarantine'; readonly reason: QuarantineReason }
  /** Without effect on the case; an echo moves the order's state on. */
  | { readonly do: 'ignore'; readonly result: 'repeat' }
  | { readonly do: 'echo'; readonly of: CaseRow; readonly meaning: StatusMeaning }
  /** It cannot be told yet: what it answers is still under way. */
  | { readonly do: 'wait' }
  /** A line in the history; `late`: nothing hangs on it any more. */
  | {
      readonly do: 'tell';
      readonly of: CaseRow;
      readonly meaning: StatusMeaning;
      readonly wait: number | undefined;
      readonly late: boolean;
      /** It is older than what the order says by now. */
      readonly older: boolean;
      /** The step of the flow ends with it. */
      readonly ends: boolean;
    };

/** An event with all that it is judged by. */
export interface Heard {
  readonly order: Order;
  readonly context: EventContext;
  /** The delivery that it is the answer to. */
  readonly answers: string | undefined;
  readonly system: string;
  /** The map that the case began with. */
  readonly map: Pick<SystemDefinition, 'statuses'>;
  /** What the system offers now. */
  readonly definition: Pick<SystemDefinition, 'operations'>;
  readonly now: number;
}

/** So many states of one order in an hour are a loop of two systems, or a broken one. */
const MOST_STATES = 20;
export const LOOP_WINDOW_MS = 3_600_000;

/**
 * Judges an event 裁决来信, without any effect: which case it is about, what its status means, whether it is new, and which step of
 * the flow it ends. What nobody can tell is left to a person.
 */
export function judge(heard: Heard): Verdict {
  const { order, context, map } = heard;
  const { known, own, told } = context;
  const of = context.case;
  if (of === null) return quarantine(known === null ? 'unknownReference' : 'foreignReference');
  if (known !== null && known.instanceId !== of.id) return quarantine('foreignReference');
  if (own !== null && own.orderId !== order.id) return quarantine('otherOrder');
  if (own === null && told === null) return quarantine('foreignReference');
  const meaning = meaningOf(map, order.status);
  if (meaning === undefined) return quarantine('unknownStatus');
  const news = own === null || own.updatedAt === null ? 1 : compareStandings(order, own);
  if (news === 0) return isSame(order, own) ? { do: 'ignore', result: 'repeat' } : quarantine('sameVersion');
  if (news < 0) return older(heard, of, meaning);
  if (isEcho(heard)) return { do: 'echo', of, meaning };
  if (isLoop(own, heard.now)) return quarantine('tooMany');
  return newer(heard, of, meaning);
}

function quarantine(reason: QuarantineReason): Verdict {
  return { do: 'quarantine', reason };
}

function isSame(order: Order, own: OrderState | null): boolean {
  return own?.hash === contentHash(order);
}

/** An older answer says nothing new; an older event was late, and stays in the history as a note. */
function older({ answers }: Heard, of: CaseRow, meaning: StatusMeaning): Verdict {
  if (answers !== undefined) return { do: 'ignore', result: 'repeat' };
  return { do: 'tell', of, meaning, wait: undefined, late: true, older: true, ends: false };
}

/** Events that ask the system to do something: what follows from them is news. */
const ASKING: ReadonlySet<string> = new Set(['order.create', 'order.reopened', 'order.decided']);

/** The system says again what the hall has just told it, and nothing else. */
function isEcho({ order, context: { told, own } }: Heard): boolean {
  const cause = told?.find(({ eventId }) => eventId === order.cause);
  if (cause === undefined || own === null || own.updatedAt === null) return false;
  return !ASKING.has(cause.kind);
}

function isLoop(own: OrderState | null, now: number): boolean {
  if (own === null || own.countedFrom === null || own.counted < MOST_STATES) return false;
  return now - Date.parse(own.countedFrom) < LOOP_WINDOW_MS;
}

function newer(heard: Heard, of: CaseRow, meaning: StatusMeaning): Verdict {
  const work = openWork(heard, of);
  const ends = meaning.then === 'complete' || meaning.then === 'fail';
  const tell = { do: 'tell', of, meaning, older: false } as const;
  if (work === undefined) return { ...tell, wait: undefined, late: ends, ends: false };
  const { wait, told } = work;
  if (!ends) return { ...tell, wait, late: false, ends: false };
  if (told === undefined || isBefore(heard, told))
    return { ...tell, wait: undefined, late: true, ends: false };
  const isUnderWay = told.status === 'waiting' || told.status === 'running';
  if (isUnderWay && !isFirst(heard, told)) return { do: 'wait' };
  return { ...tell, wait, late: false, ends: true };
}

interface OpenWork {
  readonly wait: number;
  readonly told: ToldRow | undefined;
}

/** The step that waits for this system's outcome; of several the one that was asked for last. */
function openWork(
  { system, definition, context: { told } }: Heard,
  { waits }: CaseRow,
): OpenWork | undefined {
  const own = waits.flatMap(({ id, kind, name }): readonly OpenWork[] => {
    const asked = kind === 'work' ? askedOfSystem(name ?? '') : undefined;
    if (asked?.system !== system) return [];
    if (definition.operations[asked.operation]?.until === 'delivered') return [];
    return [{ wait: id, told: told?.find((row) => row.wait === id) }];
  });
  return own.at(-1);
}

/** Nothing was asked before it, so whatever the system says is about it. */
function isFirst({ context }: Heard, told: ToldRow): boolean {
  return context.told?.find(({ wait }) => wait !== null) === told;
}

/** What the system said before, or while, it was asked again cannot be the outcome of that. */
function isBefore(heard: Heard, told: ToldRow): boolean {
  const { order, answers } = heard;
  const { eventId, answerVersion, answerUpdatedAt } = told;
  if (isFirst(heard, told) || answers === eventId || answerUpdatedAt === null) return false;
  return compareStandings(order, { version: answerVersion, updatedAt: answerUpdatedAt }) <= 0;
}
