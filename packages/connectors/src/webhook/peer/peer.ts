import { randomUUID } from 'node:crypto';
import { machineClock, type Clock } from '../../clock.ts';
import type { Outbound, OutboundLimits } from '../../outbound/outbound.ts';
import type { OutboundResult } from '../../outbound/result.ts';
import { parseUrl } from '../../outbound/parse-url.ts';
import { contentOfGet } from '../signing/content-of-get.ts';
import type { Secret } from '../signing/secret.ts';
import { sign } from '../signing/sign.ts';
import { baseOf } from './address.ts';

/** A business system 业务系统 as the hall calls it. */
export interface Peer {
  readonly outbound: Outbound;
  /** The base URL that it was registered with; a slash is added at its end when there is none. */
  readonly baseUrl: string;
  /** Secrets of the direction hall → system that are in force. */
  readonly secrets: readonly Secret[];
  readonly clock?: Clock;
  /** Ids of GETs: a fresh one each. */
  readonly newId?: () => string;
}

/** A body 报文 as it was written down: the same bytes and the same id on every attempt. */
export interface SealedBody {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Signed GET; the signature is over its target and a fresh id. */
export function signedGet(
  { outbound, secrets, clock = machineClock, newId = randomUUID }: Peer,
  url: string,
  limits?: Partial<OutboundLimits>,
): Promise<OutboundResult> {
  const signed = sign({ id: newId(), atMs: clock.now(), body: contentOfGet(targetOf(url)) }, secrets);
  const headers = { ...signed, accept: 'application/json' };
  return outbound.send({ method: 'GET', url, headers, ...(limits === undefined ? {} : { limits }) });
}

/** Target 请求目标 of an address, as it is sent in the request line. What is no address is not sent at all. */
export function targetOf(url: string): string {
  const parts = parseUrl(url);
  return parts === undefined ? '' : parts.pathname + parts.search;
}

/** Signed POST; the id is the idempotency key too. */
export function signedPost(
  { outbound, secrets, clock = machineClock }: Peer,
  url: string,
  { id, bytes }: SealedBody,
  limits?: Partial<OutboundLimits>,
): Promise<OutboundResult> {
  const headers = {
    ...sign({ id, atMs: clock.now(), body: bytes }, secrets),
    'idempotency-key': `"${id}"`,
    'content-type': 'application/json',
    accept: 'application/json',
  };
  return outbound.send({
    method: 'POST',
    url,
    headers,
    body: bytes,
    ...(limits === undefined ? {} : { limits }),
  });
}

/** Time at the hall. */
export function nowOf({ clock = machineClock }: Peer): number {
  return clock.now();
}

/** The address that all paths go below. */
export function rootOf({ baseUrl }: Peer): string {
  return baseOf(baseUrl);
}
