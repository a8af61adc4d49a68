import type { Clock } from '../../clock.ts';
import type { OutboundResult } from '../../outbound/result.ts';
import { below } from '../peer/address.ts';
import { askPending, createOrder, type CreateAnswer } from '../peer/create-order.ts';
import { rootOf, targetOf, type Peer, type SealedBody } from '../peer/peer.ts';
import { sealEvent } from '../seal-event.ts';
import { contentOfGet } from '../signing/content-of-get.ts';
import type { Secret } from '../signing/secret.ts';
import { sign } from '../signing/sign.ts';
import type { Description, Operation } from '../wire/description.ts';
import type { HallEventData, HallEventType } from '../wire/hall-event.ts';
import type { Order } from '../wire/order.ts';
import type { CallbackListener } from './callback-listener.ts';

/** A request 请求 that may be signed wrongly on purpose. */
export interface Trial {
  readonly method: 'GET' | 'POST';
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: SealedBody;
  /** Other secrets than the right ones; an empty list: no signature at all. */
  readonly secrets?: readonly Secret[];
  /** How far the time of the signature is off. */
  readonly offMs?: number;
  /** What is signed in place of the body, or of the target of a GET. */
  readonly signedBytes?: Uint8Array;
}

/** What the checks work with 测试环境. */
export interface Tester {
  readonly peer: Peer;
  readonly clock: Clock;
  /** What the system says about itself; undefined when it does not. */
  readonly description: Description | undefined;
  readonly callbacks: CallbackListener | undefined;
  /** How long the checks wait for a first event, and for one that is sent again. */
  readonly patienceMs: number;
  readonly retryPatienceMs: number;
  /** References whose next callback the listener answers with 500. */
  readonly disappoint: Set<string>;
  /** Orders that were made, to be withdrawn at the end. */
  readonly made: Map<string, Order>;
  readonly newId: () => string;
  readonly newReference: () => string;
}

/** Whether a system offers an operation; one that does not describe itself is asked for everything. */
export function offers({ description }: Tester, operation: Operation): boolean {
  return description === undefined || description.operations.includes(operation);
}

/** Sends a request, signed as it says. */
export function send({ peer, clock, newId }: Tester, trial: Trial): Promise<OutboundResult> {
  const { method, path, query = {}, body, secrets = peer.secrets, offMs = 0 } = trial;
  const id = body?.id ?? newId();
  const bytes = body?.bytes ?? new Uint8Array();
  const url = below(rootOf(peer), path, query);
  const content = method === 'GET' ? contentOfGet(targetOf(url)) : bytes;
  const signed = sign({ id, atMs: clock.now() + offMs, body: trial.signedBytes ?? content }, secrets);
  const headers = {
    accept: 'application/json',
    ...(secrets.length === 0 ? {} : signed),
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': `"${id}"` }),
  };
  return peer.outbound.send({ method, url, headers, ...(body === undefined ? {} : { body: bytes }) });
}

/** An event as the hall would send it. */
export function eventOf<T extends HallEventType>(
  tester: Tester,
  type: T,
  data: HallEventData<T>,
): SealedBody {
  const draft = { type, id: `${data.reference}:${tester.newId()}`, atMs: tester.clock.now(), data };
  const sealed = sealEvent(draft);
  if ('value' in sealed) return sealed.value;
  throw new Error(`the contract test makes an event that is none: ${sealed.problems[0]?.field ?? ''}`);
}

/** A new order, marked as a test. */
export function newOrderOf(
  tester: Tester,
  reference: string,
  fields: Readonly<Record<string, unknown>> = { description: '对接测试，请勿处理' },
): SealedBody {
  return eventOf(tester, 'order.create', {
    reference,
    service: 'contract-test',
    operation: 'test',
    lap: 1,
    test: true,
    applicant: { personNo: '000000', name: '对接测试', phone: '13800138000' },
    fields,
    files: [],
  });
}

/** Makes an order, and waits for one that takes longer. */
export async function makeOrder(tester: Tester, reference: string, body: SealedBody): Promise<CreateAnswer> {
  const { peer, clock, patienceMs, made } = tester;
  const deadline = clock.now() + patienceMs;
  let answer = await createOrder(peer, reference, body);
  const token = answer.kind === 'later' ? answer.token : '';
  while (answer.kind === 'later' && clock.now() < deadline) {
    await pause(clock, 1000);
    answer = await askPending(peer, reference, token);
  }
  if (answer.kind === 'done' || answer.kind === 'adopted') made.set(answer.value.id, answer.value);
  return answer;
}

function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((done) => clock.after(ms, done));
}
