import type {
  DelegationEnded,
  Instance,
  PersonId,
  Seat,
  TaskClaimed,
  TaskClosed,
  TaskDelegated,
  TaskKind,
  TaskOpened,
  TaskOutcome,
  TaskReleased,
  TaskResolved,
  TaskTransferred,
} from '@wangban/engine';
import { principalKey } from './principal-key.ts';
import type { ActorRow, BatchRows, ClosedTaskRow, InboxRow, MovedTaskRow, TaskRow } from './rows.ts';

/** What a task opened with; missing for tasks of an earlier batch. */
interface Opening {
  readonly principals: readonly number[];
  readonly node: string;
  readonly kind: TaskKind;
  readonly round: number;
  readonly seat: number;
  readonly at: string;
}
interface Closing {
  readonly at: string;
  readonly by: PersonId | null;
  readonly outcome: TaskOutcome;
}

/** A task as the batch leaves it. */
interface FoldedTask {
  readonly id: number;
  readonly opening: Opening | undefined;
  /** Version in the table, for the guard. */
  readonly expected: number;
  version: number;
  frozen: boolean;
  holder: PersonId | null;
  /** Since when, if that is of this batch. */
  heldAt: string | null;
  /** Inbox addresses in the table, and as the batch leaves them. */
  readonly addresses: readonly number[];
  addressesAfter: readonly number[];
  former: readonly PersonId[];
  closing: Closing | undefined;
}

/** Tasks touched so far, and the votes for the done list. */
export interface TaskFold {
  readonly before: Instance | undefined;
  readonly tasks: Map<number, FoldedTask>;
  readonly votes: { readonly person: PersonId; readonly at: string; readonly task: number }[];
}

export function newTaskFold(before: Instance | undefined): TaskFold {
  return { before, tasks: new Map(), votes: [] };
}

export function foldOpened(fold: TaskFold, event: TaskOpened, at: string): void {
  const { task: id, node, kind, round, seat } = event;
  const [only, ...others] = event.principals;
  const principals = event.principals.map(principalKey);
  const named = others.length === 0 && only !== undefined && 'person' in only;
  fold.tasks.set(id, {
    id,
    opening: { principals, node, kind, round, seat, at },
    expected: 0,
    version: 1,
    frozen: false,
    holder: named ? only.person : null,
    heldAt: named ? at : null,
    addresses: [],
    addressesAfter: principals,
    former: [],
    closing: undefined,
  });
}

export function foldClaimed(fold: TaskFold, event: TaskClaimed, at: string): void {
  handOver(touch(fold, event.task), event.holder, at);
}

export function foldTransferred(fold: TaskFold, event: TaskTransferred, at: string): void {
  const task = touch(fold, event.task);
  if (event.from !== undefined) task.former = [...task.former, event.from];
  handOver(task, event.to, at);
}

/** A place among the candidates of a pool went to somebody else. */
export function foldReassigned(fold: TaskFold, id: number, from: PersonId, to: PersonId): void {
  const task = touch(fold, id);
  task.addressesAfter = [...new Set(task.addressesAfter.map((address) => (address === from ? to : address)))];
}

/** The pool sees it again. */
export function foldReleased(fold: TaskFold, event: TaskReleased): void {
  const task = touch(fold, event.task);
  task.holder = null;
  task.heldAt = null;
  task.addressesAfter = event.principals.map(principalKey);
  task.version++;
}

/** Both have it in their inbox; the delegate may read the instance ever after. */
export function foldDelegated(fold: TaskFold, { task: id, from, to }: TaskDelegated): void {
  const task = touch(fold, id);
  task.addressesAfter = [from, to];
  task.former = [...task.former, to];
  task.version++;
}

/** The holder has it alone again; an opinion given stands in the done list of the delegate. */
export function foldUndelegated(fold: TaskFold, event: TaskResolved | DelegationEnded, at: string): void {
  const task = touch(fold, event.task);
  task.addressesAfter = [event.from];
  task.version++;
  if (event.type === 'TaskResolved') fold.votes.push({ person: event.to, at, task: event.task });
}

function handOver(task: FoldedTask, holder: PersonId, at: string): void {
  task.holder = holder;
  task.heldAt = at;
  task.addressesAfter = [holder];
  task.version++;
}

export function foldFrozen(fold: TaskFold, id: number, frozen: boolean): void {
  touch(fold, id).frozen = frozen;
}

export function foldClosed(fold: TaskFold, event: TaskClosed, at: string): void {
  const task = touch(fold, event.task);
  const by = event.by ?? null;
  task.closing = { at, by, outcome: event.outcome };
  const isVote = event.outcome !== 'cancelled' && event.outcome !== 'resubmitted';
  if (isVote && by !== null) fold.votes.push({ person: by, at, task: event.task });
}

/** The task's entry; one of an earlier batch starts as the engine's state had it. */
function touch(fold: TaskFold, id: number): FoldedTask {
  const known = fold.tasks.get(id);
  if (known !== undefined) return known;
  const token = fold.before?.tokens.find(({ round }) => round?.seats.some((seat) => seat.task === id));
  const seat = token?.round?.seats.find(({ task }) => task === id);
  if (token === undefined || seat === undefined) throw new Error(`event on task ${id}, which is not open`);
  const version = seat.version ?? 1;
  const addresses = addressesOf(seat);
  const task: FoldedTask = {
    id,
    opening: undefined,
    expected: version,
    version,
    frozen: token.frozen !== undefined || fold.before?.docket?.suspended !== undefined,
    holder: seat.person ?? null,
    heldAt: null,
    addresses,
    addressesAfter: addresses,
    former: [],
    closing: undefined,
  };
  fold.tasks.set(id, task);
  return task;
}

function addressesOf({ person, pool = [], delegate }: Seat): readonly number[] {
  if (person === undefined) return pool.map(principalKey);
  return delegate === undefined ? [person] : [person, delegate];
}

type TaskTables = Pick<BatchRows, 'tasks' | 'closed' | 'moved' | 'inbox' | 'actors'>;

/** Rows of the tasks as they are at the end of the batch: what opened and closed within it never sees the inbox. */
export function taskRows(fold: TaskFold, instanceId: number): TaskTables {
  const tasks: TaskRow[] = [];
  const closed: ClosedTaskRow[] = [];
  const moved: MovedTaskRow[] = [];
  const inbox: InboxRow[] = [];
  for (const task of fold.tasks.values()) {
    const { opening, closing } = task;
    if (opening !== undefined) tasks.push(newRow(task, opening, instanceId));
    else if (closing === undefined) moved.push(movedRow(task, instanceId));
    else closed.push({ ...changed(task, instanceId), ...closingColumns(closing) });
    if (opening === undefined || closing !== undefined) continue;
    for (const principal of task.addressesAfter) {
      inbox.push({
        instance_id: instanceId,
        principal,
        created_at: opening.at,
        task_id: task.id,
        frozen: task.frozen,
      });
    }
  }
  const actors = fold.votes.map(({ person, at, task }): ActorRow => ({
    instance_id: instanceId,
    person_id: person,
    at,
    task_id: task,
  }));
  return { tasks, closed, moved, inbox, actors };
}

function newRow(task: FoldedTask, opening: Opening, instanceId: number): TaskRow {
  const { id, closing, holder, heldAt, frozen } = task;
  const { at, ...opened } = opening;
  return {
    id,
    instance_id: instanceId,
    ...opened,
    opened_at: at,
    version: versionOf(task),
    holder_id: holder,
    held_at: heldAt,
    former_ids: formerOf(task),
    ...(closing === undefined
      ? { status: frozen ? 'frozen' : 'open', closed_at: null, closed_by: null, outcome: null }
      : { status: 'closed', ...closingColumns(closing) }),
  };
}

function movedRow(task: FoldedTask, instanceId: number): MovedTaskRow {
  const status = task.frozen ? 'frozen' : 'open';
  return { ...changed(task, instanceId), status, addresses_after: task.addressesAfter };
}

function changed(task: FoldedTask, instanceId: number) {
  const { id, expected, holder, heldAt, addresses } = task;
  return {
    id,
    instance_id: instanceId,
    expected,
    version: versionOf(task),
    holder_id: holder,
    held_at: heldAt,
    former_ids: formerOf(task),
    addresses,
  };
}

function closingColumns({ at, by, outcome }: Closing) {
  return { closed_at: at, closed_by: by, outcome };
}

/** A closed task has moved on from what anybody saw. */
function versionOf(task: FoldedTask): number {
  return task.closing === undefined ? task.version : task.version + 1;
}

function formerOf(task: FoldedTask): readonly PersonId[] | null {
  return task.former.length === 0 ? null : task.former;
}
