import type { Pool } from '../../platform/db/pool.ts';
import type { Alarm } from '../alarm.ts';
import type { LiveSystems } from '../systems/systems.ts';

/** What reading files of orders needs. */
export interface OrderFileDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly systems: LiveSystems;
  readonly calendar: { current(): { readonly utcOffsetMinutes: number } };
  readonly log: { error(facts: object, message: string): void };
  readonly alarm: (alarm: Alarm) => Promise<void>;
  /** Something came into the inbox. */
  readonly heard: (system: string) => void;
  /** Below it each system has a folder of its own; undefined: this process reads none. */
  readonly dropFolder: string | undefined;
}
