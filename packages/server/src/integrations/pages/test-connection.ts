import {
  createOutbound,
  describe,
  machineClock,
  type Description,
  type Failure,
} from '@wangban/connectors/webhook';
import type { SystemDefinition } from '../systems/definition.ts';
import { meaningOf } from '../systems/status-map.ts';
import type { KnownSystem } from '../systems/systems.ts';

/** A person waits for it. */
const LIMIT_MS = 10_000;

/** What a system said of itself, or why it did not. */
export type Tested =
  | { readonly tookMs: number; readonly failure: Failure }
  | { readonly tookMs: number; readonly offers: Offers };

/** What a system offers, against what was registered. */
export interface Offers {
  readonly name: string;
  readonly operations: readonly string[];
  readonly hooks: readonly string[];
  /** Statuses that the map does not have. */
  readonly unmapped: readonly string[];
  readonly isKeyDifferent: boolean;
}

/** Asks a system what it offers 测试连接, with its own secret and past the breaker: nothing else is sent by it. */
export async function testConnection(
  { definition, secretsAt }: KnownSystem,
  clock: () => number,
): Promise<Tested> {
  const limits = { totalMs: LIMIT_MS };
  const outbound = createOutbound({ allowed: definition.allow, connections: 1, limits });
  const begun = performance.now();
  try {
    const secrets = secretsAt('outbound', clock());
    const way = { now: clock, after: machineClock.after };
    const answer = await describe({ outbound, baseUrl: definition.baseUrl, secrets, clock: way });
    const tookMs = Math.round(performance.now() - begun);
    if (answer.kind !== 'done') return { tookMs, failure: answer.failure };
    return { tookMs, offers: offersOf(answer.value, definition) };
  } finally {
    await outbound.close();
  }
}

function offersOf(
  { name, operations, hooks = [], statuses = [], honoursIdempotencyKey = false }: Description,
  definition: SystemDefinition,
): Offers {
  return {
    name,
    operations,
    hooks,
    unmapped: statuses.filter((status) => meaningOf(definition, status) === undefined),
    isKeyDifferent: honoursIdempotencyKey !== definition.honoursIdempotencyKey,
  };
}
