import { lookup } from 'node:dns/promises';
import type { ConnectionOptions } from 'node:tls';
import { Agent } from 'undici';
import { machineClock, type Clock } from '../clock.ts';
import { NoLine, pinnedConnector, type Resolve } from './connect.ts';
import { exchange } from './exchange.ts';
import type { OutboundResult } from './result.ts';
import { checkTarget, type AllowedTarget } from './target.ts';

/** Limits 限度 of one request. */
export interface OutboundLimits {
  /** Time for the line: name, connection, TLS handshake; per address that is tried. */
  readonly connectMs: number;
  /** Time for everything together. */
  readonly totalMs: number;
  readonly responseBytes: number;
}

/** What the contract says: 20 seconds, 1 MB. */
export const OUTBOUND_LIMITS: OutboundLimits = {
  connectMs: 5_000,
  totalMs: 20_000,
  responseBytes: 1024 * 1024,
};

/** A request 请求 to another system. */
export interface OutboundRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Where this request wants other limits: a hook is given 2 seconds, a photo 20 MB. */
  readonly limits?: Partial<OutboundLimits>;
}

/** The way out 出口 to one system: its addresses, its lines. */
export interface Outbound {
  readonly send: (request: OutboundRequest) => Promise<OutboundResult>;
  /** Drops all lines; what is under way ends as `broken` or `unreachable`. */
  readonly close: () => Promise<void>;
}

export interface OutboundOptions {
  readonly allowed: readonly AllowedTarget[];
  readonly limits?: Partial<OutboundLimits>;
  /** Lines per host, kept open between requests. */
  readonly connections?: number;
  readonly resolve?: Resolve;
  readonly clock?: Clock;
  /** Certificates of the school's own authority, client certificates. */
  readonly tls?: ConnectionOptions;
}

/** Opens the way out to one system. */
export function createOutbound(options: OutboundOptions): Outbound {
  const { allowed, connections = 64, resolve = allAddresses, clock = machineClock, tls = {} } = options;
  const limits = { ...OUTBOUND_LIMITS, ...options.limits };
  const agent = new Agent({
    connections,
    pipelining: 1,
    // Times are ours alone: one for the line, one for everything.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: pinnedConnector({ allowed, resolve, connectMs: limits.connectMs, clock, tls }),
  });
  return {
    send: async (request) => {
      const checked = checkTarget(request.url, allowed);
      if ('refused' in checked)
        return { kind: 'refusedAddress', reason: checked.refused, detail: request.url };
      return exchange(agent, checked.target.url, request, { ...limits, ...request.limits }, clock);
    },
    close: () =>
      agent.destroy(new NoLine({ kind: 'unreachable', reason: 'closed' }, 'the way out was closed')),
  };
}

async function allAddresses(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}
