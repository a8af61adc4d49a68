import type { AddressInfo } from 'node:net';
import { machineClock, type Clock } from '../../clock.ts';
import { createOutbound, type Outbound } from '../../outbound/outbound.ts';
import type { Secret } from '../signing/secret.ts';
import type { Order } from '../wire/order.ts';
import { strikesBy, type Faults } from './faults.ts';
import { hallLetters, type SentLetter } from './hall-letters.ts';
import { answerHook, type AnswerHook } from './hook-answers.ts';
import { httpListener, type Exchange } from './http-listener.ts';
import { nextStep, workOff, type Pace } from './office.ts';
import type { World } from './office-world.ts';
import { orderBook, type Effect, type OrderChange } from './order-book.ts';
import { systemEvent } from './system-letter.ts';

export { FAULTS, isFaultName, readFaults, type FaultName, type Faults } from './faults.ts';
export type { Effect, OrderChange } from './order-book.ts';
export type { Exchange } from './http-listener.ts';
export type { SentLetter } from './hall-letters.ts';

export interface SimulatorOptions {
  /** 0: any free one. */
  readonly port?: number;
  /** Secrets of both directions. */
  readonly secrets: { readonly fromHall: readonly Secret[]; readonly toHall: readonly Secret[] };
  /** Where its events go: `{hall}/api/systems/{code}/events`. */
  readonly hallUrl?: string;
  readonly clock?: Clock;
  readonly seed?: number;
  readonly faults?: Faults;
  /** How fast the office works; undefined: only by hand, with `change` and `step`. */
  readonly pace?: Pace;
  readonly pageSize?: number;
  readonly honoursIdempotencyKey?: boolean;
  readonly answerHook?: AnswerHook;
  readonly watchRequest?: (exchange: Exchange) => void;
  readonly watchLetter?: (sent: SentLetter) => void;
}

/** Simulator 模拟业务系统: a repair system on this machine that keeps the contract, and breaks it on demand. */
export interface Simulator {
  /** Its base URL. */
  readonly url: string;
  readonly setFaults: (faults: Faults) => void;
  readonly setHall: (url: string) => void;
  readonly orders: () => readonly Order[];
  /** What was really done, by reference and action: the oracle of tests. */
  readonly effects: (reference?: string, action?: string) => readonly Effect[];
  /** The office's next step for an order. */
  readonly step: (orderId: string) => Order | undefined;
  /** Whatever the office writes into an order. */
  readonly change: (orderId: string, change: OrderChange) => Order | undefined;
  /** Resolves with the next request that arrives, before it is answered. */
  readonly nextRequest: () => Promise<string>;
  readonly requests: () => readonly Exchange[];
  readonly letters: () => readonly SentLetter[];
  /** Resolves when no event is on its way to the hall. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts it on a loopback port. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { clock = machineClock, seed = 1, secrets, pageSize = 500, honoursIdempotencyKey = true } = options;
  let faults = options.faults ?? {};
  let hall = options.hallUrl;
  let way: { readonly outbound: Outbound; readonly url: string } | undefined;
  const strikes = strikesBy(seed, () => faults);
  const book = orderBook(clock.now);
  const exchanges: Exchange[] = [];
  const sent: SentLetter[] = [];
  const waiting: ((place: string) => void)[] = [];
  const stops: (() => void)[] = [];
  const events = { count: 0 };

  const letters = hallLetters({
    clock,
    seed,
    strikes,
    secrets: secrets.toHall,
    outbound: () => {
      if (hall !== undefined && way?.url !== hall) way = { url: hall, outbound: wayTo(hall, clock) };
      return way;
    },
    watch: (letter) => {
      sent.push(letter);
      options.watchLetter?.(letter);
    },
  });

  function tell(order: Order): void {
    events.count += 1;
    for (const letter of systemEvent(order, `evt-${seed}-${events.count}`, clock.now(), strikes))
      letters.post(letter);
  }

  function change(orderId: string, what: OrderChange): Order | undefined {
    const order = book.change(orderId, what);
    if (order !== undefined) tell(order);
    return order;
  }

  function step(orderId: string): Order | undefined {
    const order = book.byId(orderId);
    const next = order && nextStep(order, seed, `${url()}photos/p-${orderId}`, clock.now());
    return next && change(orderId, next);
  }

  const world: World = {
    clock,
    book,
    strikes,
    pageSize,
    honoursIdempotencyKey,
    answerHook: options.answerHook ?? answerHook,
    pending: new Map(),
    made: (order) => {
      tell(order);
      if (options.pace !== undefined)
        stops.push(workOff(clock, options.pace, seed, order, () => step(order.id)));
    },
    changed: (order) => {
      tell(order);
      const isOpenAgain = order.status === 'reopened';
      if (isOpenAgain && options.pace !== undefined)
        stops.push(workOff(clock, options.pace, seed, order, () => step(order.id)));
    },
  };

  const server = httpListener({
    world,
    clock,
    seed,
    secrets: secrets.fromHall,
    watch: (exchange) => {
      exchanges.push(exchange);
      options.watchRequest?.(exchange);
    },
    arrived: (method, place) => waiting.splice(0).forEach((tellOne) => tellOne(`${method} ${place}`)),
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(options.port ?? 0, '127.0.0.1', done);
  });
  const url = () => `http://127.0.0.1:${portOf(server.address())}/`;

  return {
    url: url(),
    setFaults: (next) => void (faults = next),
    setHall: (next) => void (hall = next),
    orders: book.all,
    effects: (reference, action) =>
      book
        .effects()
        .filter((effect) => reference === undefined || effect.reference === reference)
        .filter((effect) => action === undefined || effect.action === action),
    step,
    change,
    nextRequest: () => new Promise((done) => waiting.push(done)),
    requests: () => exchanges,
    letters: () => sent,
    idle: letters.idle,
    close: async () => {
      for (const stop of stops) stop();
      letters.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await way?.outbound.close();
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the simulator has no port');
  return address.port;
}

function wayTo(text: string, clock: Clock): Outbound {
  const { hostname, port, protocol } = new URL(text);
  const host = hostname.replace(/^\[|\]$/g, '');
  const number = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  return createOutbound({ allowed: [{ host, port: number, private: true }], clock });
}
