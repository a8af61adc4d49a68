import { manualClock, type ManualClock } from '../manual-clock.ts';
import { createOutbound, type Outbound } from '../outbound/outbound.ts';
import type { Peer, SealedBody } from './peer/peer.ts';
import { sealEvent, type HallEventDraft } from './seal-event.ts';
import { readSecret, type Secret } from './signing/secret.ts';
import { startSimulator, type Simulator, type SimulatorOptions } from './simulator/simulator.ts';
import type { HallEventType } from './wire/hall-event.ts';
import type { Parsed } from './wire/wire-problem.ts';

/** Secrets 测试密钥 of both directions, the same in every test. */
export const TEST_SECRETS = {
  fromHall: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  toHall: `whsec_${Buffer.alloc(32, 2).toString('base64')}`,
} as const;

/** The value, or a test that fails with what is wrong. */
export function valueOf<T>(parsed: Parsed<T>): T {
  if ('value' in parsed) return parsed.value;
  throw new Error(parsed.problems.map(({ field, en }) => `${field} ${en}`).join('; '));
}

/** A secret of a test. */
export const testSecret = (text: string): Secret => valueOf(readSecret(text));

/** An event as it is sent, or a test that fails because the contract does not allow it. */
export function sealed<T extends HallEventType>(draft: HallEventDraft<T>): SealedBody {
  return valueOf(sealEvent(draft));
}

/** A new order of a case. */
export function orderOf(reference: string, attempt = 1): SealedBody {
  return sealed({
    type: 'order.create',
    id: `${reference}:${attempt}`,
    atMs: Date.parse('2026-03-02T01:00:00Z'),
    data: {
      reference,
      service: 'dorm-repair',
      operation: 'repair',
      lap: 1,
      test: false,
      applicant: { personNo: '202330450101', name: '林一凡' },
      fields: { description: '灯不亮' },
    },
  });
}

/** A simulator with the hall's client before it, and one clock for both. */
export interface Bench {
  readonly simulator: Simulator;
  readonly peer: Peer;
  readonly clock: ManualClock;
  readonly outbound: Outbound;
  readonly close: () => Promise<void>;
}

/** Sets it up. */
export async function bench(options: Partial<SimulatorOptions> = {}): Promise<Bench> {
  const clock = manualClock();
  const secrets = {
    fromHall: [testSecret(TEST_SECRETS.fromHall)],
    toHall: [testSecret(TEST_SECRETS.toHall)],
  };
  const simulator = await startSimulator({ clock, secrets, ...options });
  const { port } = new URL(simulator.url);
  const outbound = createOutbound({
    allowed: [{ host: '127.0.0.1', port: Number(port), private: true }],
    clock,
  });
  const peer = { outbound, baseUrl: simulator.url, secrets: secrets.fromHall, clock };
  const close = async () => {
    await simulator.close();
    await outbound.close();
  };
  return { simulator, peer, clock, outbound, close };
}
