import type { Directory, PersonId, UnitId } from './assignment/directory.ts';
import type { Workload } from './assignment/request.ts';
import type { WorkingCalendar } from './calendar/working-calendar.ts';
import type { AfterClose } from './case/after/rules.ts';
import type { Right } from './case/rights.ts';
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
  /** What follows when a case closes with a result 办结后; left out = nothing. */
  readonly after?: AfterClose;
}

/**
 * Substitution 长期委托: from `from` to `to` (epoch ms, `to` excluded) the substitute decides in the grantor's seat, too. Not
 * further than that: a substitute of a substitute decides nothing.
 */
export interface Substitution {
  readonly grantor: PersonId;
  readonly substitute: PersonId;
  readonly from: number;
  readonly to: number;
  readonly scope: SubstitutionScope;
  /** Tasks that were open before `from` are meant too. */
  readonly includeOpen: boolean;
}

/** What a substitution is for: everything, some services, or some nodes of services. */
export type SubstitutionScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'services'; readonly services: readonly string[] }
  | {
      readonly kind: 'nodes';
      readonly nodes: readonly { readonly service: string; readonly node: string }[];
    };

/**
 * Everything that `decide` may know beside flow, instance and command. Same context, same answer:
 * no clock, no randomness, no I/O.
 */
export interface Context {
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** Who acts; undefined for the system (timers, jobs). */
  readonly actor: PersonId | undefined;
  /** The applicant for whom the actor may do what is the applicant's 代办, as the outside has checked. */
  readonly actingFor?: PersonId;
  readonly directory: Directory;
  readonly calendar: WorkingCalendar;
  readonly service: ServiceFacts;
  /** What the actor may do with the case beside its tasks; left out = nothing. */
  readonly rights?: readonly Right[];
  /** Gives fresh task ids, each once. */
  readonly newTaskId: () => number;
  /** Who decides for whom in these weeks 长期委托; the clock of the command says which of them count. */
  readonly substitutions?: readonly Substitution[];
  /** Person numbers that business systems named, by resolver; one that is missing did not answer in time. */
  readonly answers?: { readonly [resolver: string]: readonly string[] };
  /** Nothing is decided, only foreseen: nobody is asked to choose. */
  readonly predicting?: true;
  /**
   * Of values that systems give for the form of an applicant, those that it takes beside what it holds 合格的值; left out, all
   * are taken.
   */
  readonly fitting?: (held: JsonObject, given: JsonObject, applicant: PersonId) => JsonObject;
  /** For rules that share out work; left out, the first of a list is taken. */
  readonly workload?: Workload;
}
