import type { Clock } from '../../clock.ts';
import type { Outbound } from '../../outbound/outbound.ts';
import { RETRY_DELAYS_MS } from '../retry-schedule.ts';
import type { Secret } from '../signing/secret.ts';
import { newSecret, readSecret } from '../signing/secret.ts';
import { sign } from '../signing/sign.ts';
import { diceBetween } from './dice.ts';
import type { Strikes } from './faults.ts';

/** An event on its way to the hall 待发事件: the same id and the same bytes on every attempt. */
export interface Letter {
  readonly id: string;
  readonly orderId: string;
  readonly bytes: Buffer;
}

/** What became of one attempt 发送记录. */
export interface SentLetter {
  readonly id: string;
  readonly orderId: string;
  readonly attempt: number;
  /** Status of the hall's answer; undefined when there was none. */
  readonly status: number | undefined;
}

export interface LettersOptions {
  readonly clock: Clock;
  readonly seed: number;
  readonly strikes: Strikes;
  readonly secrets: readonly Secret[];
  readonly outbound: () => { readonly outbound: Outbound; readonly url: string } | undefined;
  readonly watch: (sent: SentLetter) => void;
}

/** Letters 发信 to the hall: in order per order, again until they are taken, and wrong where a fault strikes. */
export interface Letters {
  readonly post: (letter: Letter) => void;
  /** Resolves when nothing is on a line; what waits for an alarm does not count. */
  readonly idle: () => Promise<void>;
  readonly close: () => void;
}

/** Opens the outgoing side of the simulator. */
export function hallLetters(options: LettersOptions): Letters {
  const { clock, seed, strikes, watch } = options;
  const chains = new Map<string, Letter[]>();
  const underWay = new Set<Promise<void>>();
  const cancels = new Set<() => void>();
  let isClosed = false;

  function track(sending: Promise<void>): void {
    const done = sending.finally(() => underWay.delete(done));
    underWay.add(done);
  }

  function later(ms: number, act: () => Promise<void>): void {
    const cancel = clock.after(ms, () => {
      cancels.delete(cancel);
      track(act());
    });
    cancels.add(cancel);
  }

  /** Sends the first letter of an order's chain, and the next when it was taken. */
  async function work(orderId: string, attempt: number): Promise<void> {
    const chain = chains.get(orderId) ?? [];
    const letter = chain[0];
    if (letter === undefined || isClosed) return;
    const copies = strikes('duplicate', letter.id) ? diceBetween(1, 3, seed, letter.id, 'copies') : 0;
    const status = strikes('lose', letter.id) ? 0 : await sendOnce(options, letter, attempt);
    for (let copy = 0; copy < copies; copy += 1) await sendOnce(options, letter, attempt);
    if (status !== 0) watch({ id: letter.id, orderId, attempt, status });
    const delay = RETRY_DELAYS_MS[attempt];
    const isSettled = status === 0 || status === 410 || (status !== undefined && status < 300);
    if (isSettled || delay === undefined || strikes('no-retry', letter.id)) {
      chain.shift();
      return work(orderId, 1);
    }
    later(delay, () => work(orderId, attempt + 1));
  }

  return {
    post: (letter) => {
      const chain = chains.get(letter.orderId) ?? [];
      chains.set(letter.orderId, chain);
      const isFirst = chain.length === 0;
      const once = async (): Promise<void> => void (await sendOnce(options, letter, 1));
      if (strikes('replay', letter.id)) later(7 * DAY_MS, once);
      if (strikes('late', letter.id)) return later(3 * DAY_MS, once);
      // It goes a minute later, so that those that follow go first.
      if (strikes('reorder', letter.id)) return later(60_000, once);
      chain.push(letter);
      if (isFirst) track(work(letter.orderId, 1));
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close: () => {
      isClosed = true;
      for (const cancel of cancels) cancel();
    },
  };
}

const TEN_MINUTES_MS = 10 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** One attempt; gives the status, undefined when there was no answer. */
async function sendOnce(
  options: LettersOptions,
  letter: Letter,
  attempt: number,
): Promise<number | undefined> {
  const { clock, strikes, secrets, outbound } = options;
  const way = outbound();
  if (way === undefined) return 410;
  const id = strikes('new-id', letter.id) ? `${letter.id}:${attempt}` : letter.id;
  const isOld = strikes('old-timestamp', letter.id, attempt);
  const isEarly = strikes('future-timestamp', letter.id, attempt);
  const isForged = strikes('wrong-signature', letter.id, attempt);
  const bytes = id === letter.id ? letter.bytes : withId(letter.bytes, id);
  const atMs = clock.now() + (isEarly ? TEN_MINUTES_MS : isOld ? -TEN_MINUTES_MS : 0);
  const hasTwo = strikes('two-signatures', letter.id, attempt);
  const keys = isForged ? [someSecret()] : hasTwo ? [someSecret(), ...secrets] : secrets;
  const { 'webhook-id': signedId, ...others } = sign({ id, atMs, body: bytes }, keys);
  const signed = strikes('no-id', letter.id, attempt) ? others : { 'webhook-id': signedId, ...others };
  const isBare = strikes('no-signature', letter.id, attempt);
  const body = damaged(bytes, strikes, letter.id, attempt);
  const headers = { 'content-type': 'application/json', ...(isBare ? {} : signed) };
  const result = await way.outbound.send({ method: 'POST', url: way.url, headers, body });
  return result.kind === 'answered' ? result.status : undefined;
}

function damaged(bytes: Buffer, strikes: Strikes, id: string, attempt: number): Buffer {
  if (strikes('reserialised', id, attempt))
    return Buffer.from(JSON.stringify(JSON.parse(bytes.toString()), null, 1));
  return bytes;
}

function withId(bytes: Buffer, id: string): Buffer {
  return Buffer.from(JSON.stringify({ ...JSON.parse(bytes.toString()), id }));
}

function someSecret(): Secret {
  const read = readSecret(newSecret());
  if ('problems' in read) throw new Error('a new secret cannot be read');
  return read.value;
}
