import type { WorkingCalendar } from '@wangban/engine/calendar';
import type { Pool } from '../../platform/db/pool.ts';
import type { Alarm } from '../alarm.ts';
import type { LiveSystems } from '../systems/systems.ts';

/** What asking for changes and comparing needs. */
export interface ReconcileDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly systems: LiveSystems;
  readonly calendar: { current(): WorkingCalendar };
  readonly log: { error(facts: object, message: string): void };
  readonly alarm: (alarm: Alarm) => Promise<void>;
  /** Something came into the inbox. */
  readonly heard: (system: string) => void;
  /** Something is to be sent. */
  readonly sending: (system: string) => void;
}
