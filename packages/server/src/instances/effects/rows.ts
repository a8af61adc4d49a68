import type {
  IncidentCause,
  Json,
  JsonObject,
  Outcome,
  PersonId,
  TaskKind,
  TaskOutcome,
  TimerKind,
} from '@wangban/engine';
import type { Stage } from '../state.ts';

/** Row to insert into `instance`. Instants are ISO texts, hashes `\x` hex; `title` and `state` are JSON texts. */
export interface OpenedRow {
  readonly id: number;
  readonly reference: string;
  readonly service: string;
  readonly service_version: number;
  readonly applicant_id: PersonId;
  readonly filer_id: PersonId | null;
  readonly duplicate_key: string | null;
  readonly title: string;
  readonly status: string;
  readonly stage: Stage;
  readonly outcome: Outcome | null;
  readonly version: number;
  readonly head_hash: string;
  readonly submitted_at: string;
  readonly changed_at: string;
  readonly accepted_at: string | null;
  readonly due_at: string | null;
  readonly closed_at: string | null;
  readonly state: string;
  readonly data: JsonObject;
}
/** Changed columns of `instance`, guarded by `expected`. Title and data only when they changed. */
export interface ChangedRow {
  readonly id: number;
  readonly expected: number;
  readonly title?: string;
  readonly status: string;
  readonly stage: Stage;
  readonly outcome: Outcome | null;
  readonly version: number;
  readonly head_hash: string;
  readonly changed_at: string;
  readonly accepted_at: string | null;
  readonly due_at: string | null;
  readonly closed_at: string | null;
  readonly state: string;
  readonly data?: JsonObject;
  readonly duplicate_key?: string | null;
}
/** Row to insert into `task`, as it is at the end of the batch. */
export interface TaskRow {
  readonly id: number;
  readonly instance_id: number;
  readonly node: string;
  readonly kind: TaskKind;
  readonly round: number;
  readonly seat: number;
  readonly status: 'open' | 'frozen' | 'closed';
  readonly principals: readonly number[];
  readonly holder_id: PersonId | null;
  readonly held_at: string | null;
  readonly former_ids: readonly PersonId[] | null;
  readonly version: number;
  readonly opened_at: string;
  readonly closed_at: string | null;
  readonly closed_by: PersonId | null;
  readonly outcome: TaskOutcome | null;
}
/** A task of an earlier batch that was closed; its inbox rows go. */
export interface ClosedTaskRow {
  readonly id: number;
  readonly instance_id: number;
  readonly expected: number;
  readonly version: number;
  readonly holder_id: PersonId | null;
  readonly held_at: string | null;
  readonly former_ids: readonly PersonId[] | null;
  readonly closed_at: string;
  readonly closed_by: PersonId | null;
  readonly outcome: TaskOutcome;
  /** Where it lay in the inbox before the batch. */
  readonly addresses: readonly number[];
}
/** A task of an earlier batch that stays open but changed hands or was frozen or thawed. */
export interface MovedTaskRow {
  readonly id: number;
  readonly instance_id: number;
  readonly expected: number;
  readonly version: number;
  readonly status: 'open' | 'frozen';
  readonly holder_id: PersonId | null;
  readonly held_at: string | null;
  readonly former_ids: readonly PersonId[] | null;
  readonly addresses: readonly number[];
  readonly addresses_after: readonly number[];
}
export interface InboxRow {
  readonly instance_id: number;
  readonly principal: number;
  readonly created_at: string;
  readonly task_id: number;
  readonly frozen: boolean;
}
export interface ActorRow {
  readonly instance_id: number;
  readonly person_id: PersonId;
  readonly at: string;
  readonly task_id: number;
}
export interface EventRow {
  readonly instance_id: number;
  readonly seq: number;
  readonly at: string;
  readonly actor_id: PersonId | null;
  readonly events: string;
  readonly hash: string;
}
/** Kinds of timers in the table: those of the engine's docket, and timer events 定时事件 of the flow. */
export type RowTimer = TimerKind | 'wait';

export interface DisarmedRow {
  readonly instance_id: number;
  readonly kind: RowTimer;
  readonly key: string;
}
export interface TimerRow extends DisarmedRow {
  readonly run_at: string;
}
/** What is to be done after the commit: people are told, or other cases are reached. */
export type DeliveryRow = {
  readonly instance_id: number;
  readonly seq: number;
  readonly at: string;
} & (
  | { readonly kind: 'message'; readonly payload: Notice }
  | { readonly kind: 'broadcast'; readonly payload: Broadcast }
  | { readonly kind: 'correlate'; readonly payload: Correlate }
  | { readonly kind: 'collect'; readonly payload: Collect }
  | { readonly kind: 'extend'; readonly payload: Extension }
);
/** What a business system is told 投递, by its event id once. `wait`: the engine's wait that it is about. */
export interface ToldRow {
  readonly system: string;
  readonly instance_id: number;
  readonly event_id: string;
  readonly kind: string;
  readonly wait: number | null;
  readonly payload: JsonObject;
  readonly at: string;
}
/** A signal 信号 that a case has thrown, for all others that wait for it. */
export interface Broadcast {
  readonly name: string;
  readonly variables?: JsonObject;
}
/** A message 消息 that a case has thrown, for the one that waits for it. */
export interface Correlate extends Broadcast {
  readonly key?: Json;
  readonly applicant: PersonId;
}
/** Topics of messages that a case waits for from now on: some may be kept. */
export interface Collect {
  readonly topics: readonly string[];
}
/** A message or signal that the case waits for. */
export interface AwaitedRow {
  readonly instance_id: number;
  readonly wait: number;
  readonly kind: 'message' | 'signal';
  readonly name: string;
  readonly topic: string;
  readonly since: string;
}
export interface UnawaitedRow {
  readonly instance_id: number;
  readonly wait: number;
}
/** An obligation of `instance` that the case `by` takes over 续办. */
export interface Extension {
  readonly instance: number;
  readonly obligation: number;
  readonly by: number;
}
export interface DeltaRow {
  readonly instance_id: number;
  readonly service: string;
  readonly month: string;
  readonly measure: Measure;
  readonly minutes: number | null;
  readonly amount: number;
}
/** An uploaded file that the form data names. */
export interface FileRow {
  readonly instance_id: number;
  readonly id: string;
  readonly owner_id: PersonId;
}
export interface AnswerRow {
  readonly instance_id: number;
  readonly person_id: PersonId;
  readonly key: string;
  readonly fingerprint: string;
  readonly answer: string;
  readonly at: string;
}

/** A copy 抄送 of the case to one person. */
export interface CopyRow {
  readonly instance_id: number;
  readonly person_id: PersonId;
  readonly at: string;
  readonly must_read_by: string | null;
}
export interface ReadRow {
  readonly instance_id: number;
  readonly person_id: PersonId;
  readonly at: string;
}

/** An obligation 义务 that begins; `no` is the engine's number. */
export interface ObligationRow {
  readonly instance_id: number;
  readonly no: number;
  readonly kind: string;
  readonly service: string;
  readonly holder_id: PersonId;
  readonly at: string;
  readonly due_at: string;
  readonly blocks_new: boolean;
}
/** How an obligation ended; `lapsed`: confirmed by default. */
export interface SettledRow {
  readonly instance_id: number;
  readonly no: number;
  readonly status: 'fulfilled' | 'extended' | 'dropped' | 'lapsed';
  readonly at: string;
}

/** What a figure counts; defined in docs/metrics.md. */
export type Measure =
  | 'started'
  | 'valid'
  | 'accepted'
  | 'closed'
  | 'ratable'
  | 'reopened'
  | 'confirmed'
  | 'confirmedByDefault'
  | 'duration';

/** A task in a notice, with its inbox addresses (minus = position), which the job turns into people. */
export interface NoticedTask {
  readonly task: number;
  /** Null for a task that changed hands. */
  readonly node: string | null;
  readonly principals: readonly number[];
}
/** Payload of a message delivery 消息投递: what is to be told; the job writes the words and finds the people. */
export type Notice =
  | { readonly text: 'opened'; readonly tasks: readonly NoticedTask[] }
  | { readonly text: 'reminded' | 'warning' | 'overdue'; readonly people: readonly PersonId[] }
  | {
      readonly text: 'incident';
      readonly node: string;
      readonly people: readonly PersonId[];
      /** Rows of before have none: nobody may decide. */
      readonly cause?: IncidentCause;
    }
  | { readonly text: 'returned'; readonly task: number; readonly opinion: string | null }
  | { readonly text: 'closed'; readonly outcome: Outcome }
  | {
      readonly text: 'obligation';
      readonly about: 'begun' | 'near' | 'overdue' | 'overdueOfOther' | 'fulfilled';
      readonly kind: string;
      /** Epoch ms. */
      readonly due: number | null;
      readonly people: readonly PersonId[];
    }
  | ToldNotice;

/** Something about the case as a whole: to these people, or to the applicant. `note` = the words of whoever did it. */
export type ToldNotice = {
  readonly text: 'told';
  readonly about: ToldAbout;
  readonly note: string | null;
} & ({ readonly people: readonly PersonId[] } | { readonly to: 'applicant' });

/** What a notice about the case as a whole says. */
export type ToldAbout =
  | 'suspended'
  | 'unsuspended'
  | 'voided'
  | 'reopened'
  | 'jumped'
  | 'supervised'
  | 'escalated'
  | 'copied'
  | 'manyReturns'
  | 'dataChanged'
  | 'supplemented'
  | 'taskWarning'
  | 'taskOverdue'
  | 'unread'
  | 'timedOut'
  | 'toConfirm'
  | 'lapseNear';

/**
 * Rows by table, as `commit_batch` takes them. A type rather than an interface: it is walked by key.
 */
export type BatchRows = {
  readonly opened: readonly OpenedRow[];
  readonly changed: readonly ChangedRow[];
  readonly answers: readonly AnswerRow[];
  readonly closed: readonly ClosedTaskRow[];
  readonly moved: readonly MovedTaskRow[];
  readonly tasks: readonly TaskRow[];
  readonly inbox: readonly InboxRow[];
  readonly actors: readonly ActorRow[];
  readonly events: readonly EventRow[];
  readonly disarmed: readonly DisarmedRow[];
  readonly timers: readonly TimerRow[];
  readonly awaited: readonly AwaitedRow[];
  readonly unawaited: readonly UnawaitedRow[];
  readonly deliveries: readonly DeliveryRow[];
  readonly told: readonly ToldRow[];
  readonly statistics: readonly DeltaRow[];
  readonly files: readonly FileRow[];
  readonly copies: readonly CopyRow[];
  readonly reads: readonly ReadRow[];
  readonly obligations: readonly ObligationRow[];
  readonly settled: readonly SettledRow[];
};
