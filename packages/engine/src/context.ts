import type { Directory, PersonId, UnitId } from './assignment/directory.ts';
import type { WorkingCalendar } from './calendar/working-calendar.ts';
import type { JsonObject } from './json.ts';

/** What the outside knows of the service 事项 that an instance belongs to. All of it is data, none is flow. */
export interface ServiceFacts {
  readonly code: string;
  readonly name: string;
  /** Owner unit 责任部门; its heads are asked when an approver rule finds nobody (`toOwner`). */
  readonly owner: UnitId;
  /** Promised time 承诺时限 in working days; 0 = 当场办结. */
  readonly processingTimeDays: number;
  /** Thresholds and other settings of the service; FEEL sees them as `parameters`. */
  readonly parameters: JsonObject;
}

/**
 * Everything that `decide` may know beside flow, instance and command. Same context, same answer:
 * no clock, no randomness, no I/O.
 */
export interface Context {
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** Who acts; undefined for the system (timers, jobs). */
  readonly actor: PersonId | undefined;
  readonly directory: Directory;
  readonly calendar: WorkingCalendar;
  readonly service: ServiceFacts;
  /** Gives fresh task ids, each once. */
  readonly newTaskId: () => number;
}
