import type { Peer } from '@wangban/connectors/webhook';
import { PeerLine } from '../peer-line.ts';
import type { KnownSystem } from '../systems/systems.ts';

/** A line 连接 to a system, for questions. */
export interface Line {
  readonly peer: Peer;
  close(): Promise<void>;
}

/** Lines at once: lists are read page after page. */
const LINES = 2;

/** Opens it; close it after the last question. */
export function openLine(system: KnownSystem, now: () => number): Line {
  const line = new PeerLine(now);
  const peer = line.to(system, { connections: LINES, totalMs: system.definition.limits?.timeoutMs });
  return { peer, close: () => line.close() };
}
