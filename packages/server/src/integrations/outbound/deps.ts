import type { Text } from '@wangban/engine';
import type { Pool } from '../../platform/db/pool.ts';
import type { LiveSystems } from '../systems/systems.ts';

/** Where the hall is found 大厅地址: known once it listens. */
export interface Origin {
  /** Under which people and systems reach it. */
  current(): string;
}

/** What sending needs. */
export interface OutboundDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly systems: LiveSystems;
  readonly origin: Origin;
  readonly log: { error(facts: object, message: string): void };
  /** 0 ≤ random < 1, for the jitter of retries. */
  readonly random: () => number;
  /** Something came into the inbox. */
  readonly heard: (system: string) => void;
  /** A system has gone away (410) or failed for days, or a delivery waits for a person. */
  readonly alarm: (alarm: OutboundAlarm) => Promise<void>;
  readonly measure: (system: string, result: 'done' | 'failed' | 'dead' | 'skipped') => void;
  /** Only tests: the deliveries' clock instead of the database's. */
  readonly jobClock?: (() => number) | undefined;
}

/** What somebody must be told about sending. */
export interface OutboundAlarm {
  readonly system: string;
  readonly about: 'gone' | 'silent' | 'dead';
  readonly error: Text;
}
