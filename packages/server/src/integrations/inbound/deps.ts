import type { FileDisk } from '../../files/disk.ts';
import type { Lane } from '../../instances/lane.ts';
import type { Pool } from '../../platform/db/pool.ts';
import type { HandOut } from '../collecting/hand-out.ts';
import type { LiveSystems } from '../systems/systems.ts';
import type { EventWriter } from './event-writer.ts';
import type { QuarantineReason } from './judge.ts';

/** What taking events in and letting them take effect needs. */
export interface InboundDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly lane: Pick<Lane, 'send'>;
  readonly systems: LiveSystems;
  readonly disk: FileDisk;
  readonly log: { error(facts: object, message: string): void };
  /** An event waits for a person. */
  readonly alarm: (alarm: { readonly system: string; readonly reason: QuarantineReason }) => Promise<void>;
  readonly measure: (system: string, via: string, result: string) => void;
  /** Only tests: the events' clock instead of the database's. */
  readonly jobClock?: (() => number) | undefined;
}

/** What the routes that business systems call need. */
export interface PeerRouteDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly systems: LiveSystems;
  readonly disk: FileDisk;
  readonly writer: EventWriter;
  readonly handOut: HandOut;
}
