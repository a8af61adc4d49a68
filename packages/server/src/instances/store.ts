import type { JsonObject, Outcome, Text, TaskKind } from '@wangban/engine';
import type { ColumnType, Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Cursor } from './cursor.ts';
import type { StoredEvent } from './effects/history-rows.ts';
import type { ColumnStatus, Stage } from './state.ts';
import type { StoredState } from './change.ts';

/** Written by `commit_batch` alone: no column may be set from here. */
type Written<T> = ColumnType<T, never, never>;

/** Row of `instance` 办件. */
export interface InstanceTable {
  readonly id: Written<number>;
  readonly reference: Written<string>;
  readonly service: Written<string>;
  readonly service_version: Written<number>;
  readonly applicant_id: Written<number>;
  /** Who filed it for the applicant 代办; null = the applicant. */
  readonly filer_id: Written<number | null>;
  readonly title: Written<Text>;
  readonly status: Written<ColumnStatus>;
  readonly stage: Written<Stage>;
  readonly outcome: Written<Outcome | null>;
  readonly version: Written<number>;
  readonly submitted_at: Written<Date>;
  readonly accepted_at: Written<Date | null>;
  readonly due_at: Written<Date | null>;
  readonly closed_at: Written<Date | null>;
  readonly state: Written<StoredState>;
  readonly data: Written<JsonObject>;
}
/** Row of `task` 待办. */
export interface TaskTable {
  readonly id: Written<number>;
  readonly instance_id: Written<number>;
  readonly node: Written<string>;
  readonly kind: Written<TaskKind>;
  readonly status: Written<'open' | 'frozen' | 'closed'>;
  readonly principals: Written<readonly number[]>;
  readonly holder_id: Written<number | null>;
  readonly former_ids: Written<readonly number[] | null>;
  readonly version: Written<number>;
  readonly opened_at: Written<Date>;
  readonly closed_at: Written<Date | null>;
  readonly closed_by: Written<number | null>;
  readonly outcome: Written<string | null>;
}
/** Row of `event` 办件历史: one command with its events. */
export interface EventTable {
  readonly instance_id: Written<number>;
  readonly seq: Written<number>;
  readonly at: Written<Date>;
  readonly actor_id: Written<number | null>;
  readonly events: Written<readonly StoredEvent[]>;
}

/** Tables that this feature reads. */
export interface InstanceTables {
  readonly instance: InstanceTable;
  readonly task: TaskTable;
  readonly event: EventTable;
}
type Db = Kysely<InstanceTables>;

const SUMMARY = [
  'id',
  'reference',
  'service',
  'service_version',
  'applicant_id',
  'filer_id',
  'title',
  'status',
  'stage',
  'outcome',
  'submitted_at',
  'due_at',
  'closed_at',
] as const;

/** What a list shows of an instance. */
export type SummaryRow = Awaited<ReturnType<typeof listOwn>>[number];
/** What a page shows of an instance. */
export type InstanceRow = NonNullable<Awaited<ReturnType<typeof findInstance>>>;
/** An open task of an instance: whom it waits for. */
export type OpenTaskRow = Awaited<ReturnType<typeof openTasksOf>>[number];
/** One command of the history. */
export type HistoryRow = Awaited<ReturnType<typeof historyOf>>[number];

/** One instance by id. */
export function findInstance(db: Db, id: number) {
  return db
    .selectFrom('instance')
    .select([...SUMMARY, 'version', 'state', 'data'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Several instances at once, in no order. */
export function findInstances(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('instance')
    .select([...SUMMARY, 'version', 'state', 'data'])
    .where('id', '=', sql<number>`ANY (${ids}::bigint[])`)
    .execute();
}

/** Whose cases are listed: those of the applicant, or those that somebody filed for others. */
export type Whose = { readonly applicant: number } | { readonly filer: number };

/** Own instances 我的申请 (or 我代办的), newest first: one more than `limit` when there is a next page. */
export function listOwn(
  db: Db,
  whose: Whose,
  state: 'open' | 'closed' | 'all',
  after: Cursor | undefined,
  limit: number,
) {
  return db
    .selectFrom('instance')
    .select(SUMMARY)
    .where(
      'applicant' in whose ? 'applicant_id' : 'filer_id',
      '=',
      'applicant' in whose ? whose.applicant : whose.filer,
    )
    .$if(state === 'closed', (query) => query.where('status', '=', 'closed'))
    .$if(state === 'open', (query) => query.where('status', '<>', 'closed'))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(submitted_at, id) < (${after?.at}, ${after?.id})`),
    )
    .orderBy('submitted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
}

/** Through JSON: the driver leaves int8[] as texts. */
const principals = sql<readonly number[]>`array_to_json(principals)`.as('principals');

/** Names shown of one instance: a signing round of a hundred does not fill a list. */
const MOST_WAITING = 20;

/** Open tasks of these instances, in one query whatever their number. */
export async function openTasksOf(db: Db, instanceIds: readonly number[]) {
  if (instanceIds.length === 0) return [];
  return db
    .selectFrom(sql<{ id: number }>`unnest(${instanceIds}::bigint[])`.as<'wanted'>(sql`wanted (id)`))
    .innerJoinLateral(
      (inner) =>
        inner
          .selectFrom('task')
          .select(['instance_id', 'node', 'kind', principals, 'holder_id', 'opened_at'])
          .whereRef('task.instance_id', '=', 'wanted.id')
          .where('status', '=', 'open')
          .orderBy('task.id')
          .limit(MOST_WAITING)
          .as('open'),
      (join) => join.onTrue(),
    )
    .select([
      'open.instance_id',
      'open.node',
      'open.kind',
      'open.principals',
      'open.holder_id',
      'open.opened_at',
    ])
    .execute();
}

/** Commands shown of one instance; older ones of an endless back and forth are left out. */
const MOST_COMMANDS = 500;

/** History 办件历史 of an instance, newest first. */
export function historyOf(db: Db, instanceId: number) {
  return db
    .selectFrom('event')
    .select(['seq', 'at', 'actor_id', 'events'])
    .where('instance_id', '=', instanceId)
    .orderBy('seq', 'desc')
    .limit(MOST_COMMANDS)
    .execute();
}

/** The histories of several instances in one query, each newest first. */
export async function historiesOf(db: Db, instanceIds: readonly number[]) {
  if (instanceIds.length === 0) return [];
  return db
    .selectFrom(sql<{ id: number }>`unnest(${instanceIds}::bigint[])`.as<'wanted'>(sql`wanted (id)`))
    .innerJoinLateral(
      (inner) =>
        inner
          .selectFrom('event')
          .select(['instance_id', 'seq', 'at', 'actor_id', 'events'])
          .whereRef('event.instance_id', '=', 'wanted.id')
          .orderBy('seq', 'desc')
          .limit(MOST_COMMANDS)
          .as('told'),
      (join) => join.onTrue(),
    )
    .select(['told.instance_id', 'told.seq', 'told.at', 'told.actor_id', 'told.events'])
    .execute();
}

/** Nodes of these instances at which a task is, was or may become one of these addresses' 经办环节. */
export async function nodesOf(
  db: Db,
  instanceIds: readonly number[],
  person: number,
  addresses: readonly number[],
) {
  if (instanceIds.length === 0) return [];
  return db
    .selectFrom('task')
    .select(['instance_id', 'node'])
    .distinct()
    .where('instance_id', '=', sql<number>`ANY (${instanceIds}::bigint[])`)
    .where(involves(person, addresses))
    .execute();
}

function involves(person: number, addresses: readonly number[]) {
  return sql<boolean>`(holder_id = ${person} OR principals && ${addresses}::bigint[] OR closed_by = ${person} OR ${person} = ANY (former_ids))`;
}

/** Whether one of the instance's tasks is, was or may become one of these addresses' 是否经办. */
export async function isInvolved(
  db: Db,
  instanceId: number,
  person: number,
  addresses: readonly number[],
): Promise<boolean> {
  const row = await db
    .selectFrom('task')
    .select('id')
    .where('instance_id', '=', instanceId)
    .where(involves(person, addresses))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
