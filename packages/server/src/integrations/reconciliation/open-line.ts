import { createOutbound, machineClock, type Peer } from '@wangban/connectors/webhook';
import type { KnownSystem } from '../systems/systems.ts';

/** A line 连接 to a system, for questions. */
export interface Line {
  readonly peer: Peer;
  close(): Promise<void>;
}

/** Lines at once: lists are read page after page. */
const LINES = 2;

/** Opens it; close it after the last question. */
export function openLine({ definition, secretsAt }: KnownSystem, now: () => number): Line {
  const { timeoutMs } = definition.limits ?? {};
  const limits = timeoutMs === undefined ? undefined : { limits: { totalMs: timeoutMs } };
  const outbound = createOutbound({ allowed: definition.allow, connections: LINES, ...limits });
  const clock = { now, after: machineClock.after };
  const peer = { outbound, baseUrl: definition.baseUrl, secrets: secretsAt('outbound', now()), clock };
  return { peer, close: () => outbound.close() };
}
