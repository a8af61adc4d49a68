import type { Pool, Queryable } from '../platform/db/pool.ts';
import { transaction } from '../platform/db/transaction.ts';
import { refuse, type Answer } from './ask.ts';
import type { StoredInstance } from './change.ts';
import { commitBatch } from './commit-batch.ts';
import { decideEntry, openFor, type Setting } from './decide-batch.ts';
import { effectsOf } from './effects.ts';
import { namedInstance, namedTask, type Entry } from './entry.ts';
import type { IdAllocator } from './ids.ts';
import {
  readBatch,
  type BatchKeys,
  type ReadBatch,
  type StoredAnswer,
  type StoredTask,
} from './read-batch.ts';
import { changeOf, workOn, type Working } from './working.ts';
import type { World } from './world.ts';

/** What a batch needs beside its commands. */
export interface BatchDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly world: World;
  readonly ids: IdAllocator;
}

/** How the batches in flight keep out of each other's way 批间次序. */
export interface Turns {
  /** Reserves an instance for this batch; false = another batch has it now. */
  readonly claim: (instanceId: number) => boolean;
  /** Waits for a read, and for those of the batches that went before: who came first claims first. */
  readonly inOrder: <T>(read: Promise<T>) => Promise<T>;
}

/**
 * Runs one batch 批: read → decide → commit, then answers. Gives back the commands that must be asked again: their
 * instance was busy in another batch, or somebody else was quicker. `locking` keeps the instances locked from the read
 * to the commit, so that a command that lost once cannot lose again.
 */
export async function runBatch(
  deps: BatchDeps,
  entries: readonly Entry[],
  locking: boolean,
  turns: Turns,
): Promise<Pick<Result, 'again' | 'told'>> {
  const result = locking
    ? await transaction(deps.pool, (client) => attempt(deps, client, entries, true, turns))
    : await attempt(deps, deps.pool, entries, false, turns);
  for (const { entry, answer } of result.answers) entry.settle(answer);
  return result;
}

interface Result {
  /** Held back until the commit is certain. */
  readonly answers: { readonly entry: Entry; readonly answer: Answer }[];
  readonly again: readonly Entry[];
  /** Business systems that are to be told something. */
  readonly told: ReadonlySet<string>;
}

async function attempt(
  deps: BatchDeps,
  db: Queryable,
  entries: readonly Entry[],
  locking: boolean,
  turns: Turns,
): Promise<Result> {
  const reading = readBatch(db, keysOf(entries), locking);
  // One that waits for locks has claimed all its instances beforehand, and must keep nobody waiting.
  const read = await (locking ? reading : turns.inOrder(reading));
  const tasks = new Map(read.tasks?.map((task) => [task.id, task]));
  const { ready, busy } = sortOut(entries, read, tasks, turns);
  const setting: Setting = {
    clock: deps.clock,
    ids: deps.ids,
    workload: deps.world.workload,
    directory: await deps.world.directory.refresh(read.revisions.directory),
    calendar: await deps.world.calendar.refresh(read.revisions.calendar),
    tasks,
  };
  await deps.ids.reserve(4 * entries.length);
  const works = await decideAll(ready, read, setting, deps.world);
  return commitAll(db, works, busy, setting.calendar.utcOffsetMinutes);
}

function keysOf(entries: readonly Entry[]): BatchKeys {
  const asks = entries.map(({ ask }) => ask);
  return {
    instanceIds: entries.flatMap(({ ask, instanceId }) => instanceId ?? namedInstance(ask) ?? []),
    taskIds: asks.flatMap((ask) => namedTask(ask) ?? []),
    keys: asks.flatMap(({ from }) => from ?? []),
  };
}

/** Answers what needs no decision, and sets aside what another batch is working on. */
function sortOut(
  entries: readonly Entry[],
  read: ReadBatch,
  tasks: ReadonlyMap<number, StoredTask>,
  { claim }: Turns,
) {
  const known = new Map(read.answers?.map((answer) => [`${answer.person}/${answer.key}`, answer]));
  const ready: Entry[] = [];
  const busy: Entry[] = [];
  for (const entry of entries) {
    const { ask } = entry;
    const first = ask.from === undefined ? undefined : known.get(`${ask.from.person}/${ask.from.key}`);
    const task = namedTask(ask);
    if (task !== undefined) entry.instanceId = tasks.get(task)?.instance;
    if (first !== undefined) entry.settle(repeated(first, entry));
    else if (task !== undefined && entry.instanceId === undefined) entry.settle(notFound());
    else if (entry.instanceId === undefined || claim(entry.instanceId)) ready.push(entry);
    else busy.push(entry);
  }
  return { ready, busy };
}

/** The first answer, as long as the key comes with the same command. */
function repeated({ answer, fingerprint }: StoredAnswer, entry: Entry): Answer {
  if (fingerprint === entry.fingerprint) return { done: answer };
  return refuse('IDEMPOTENCY_KEY_REUSED', 'a fresh key for another command', {}, answer.instanceId);
}

function notFound(): Answer {
  return refuse('NOT_FOUND', 'an instance or task that exists');
}

async function decideAll(
  entries: readonly Entry[],
  read: ReadBatch,
  setting: Setting,
  world: World,
): Promise<readonly Working[]> {
  const found = { stored: new Map(read.instances?.map((row) => [row.id, row])), ...read.revisions };
  const works = new Map<number, Working>();
  for (const entry of entries) {
    try {
      const working = await workingFor(entry, works, found, setting, world);
      if (working === undefined) continue;
      works.set(working.identity.id, working);
      await decideEntry(entry, working, setting);
    } catch (error) {
      entry.fail(error);
    }
  }
  return [...works.values()];
}

async function workingFor(
  entry: Entry,
  works: ReadonlyMap<number, Working>,
  found: { readonly stored: ReadonlyMap<number, StoredInstance>; readonly catalogue: number },
  setting: Setting,
  world: World,
): Promise<Working | undefined> {
  const { ask, instanceId } = entry;
  if ('service' in ask) {
    const current = await world.currentVersion(ask.service, found.catalogue);
    const definition = await world.definition(ask.service, ask.serviceVersion);
    if (definition !== undefined && ask.serviceVersion === current) return openFor(ask, definition, setting);
    entry.settle(
      refuse('SERVICE_CHANGED', 'the serving version of the service', { version: current ?? null }),
    );
    return undefined;
  }
  const open = works.get(instanceId ?? 0);
  if (open !== undefined) return open;
  const row = found.stored.get(instanceId ?? 0);
  if (row === undefined) {
    entry.settle(notFound());
    return undefined;
  }
  const definition = await world.definition(row.service, row.serviceVersion);
  if (definition === undefined) throw new Error(`${row.service} has no version ${row.serviceVersion}`);
  return workOn(row, definition);
}

async function commitAll(
  db: Queryable,
  works: readonly Working[],
  busy: readonly Entry[],
  utcOffsetMinutes: number,
): Promise<Result> {
  const changes = works.flatMap((working) => changeOf(working, utcOffsetMinutes) ?? []);
  if (changes.length === 0) return { answers: [], again: busy, told: new Set() };
  for (const { entries } of works) for (const entry of entries) entry.sent = true;
  const rows = changes.map(effectsOf);
  const lost = await commitBatch(db, rows);
  const answers: Result['answers'] = [];
  const again = [...busy];
  for (const { identity, entries, applied, dependents } of works) {
    if (lost.has(identity.id)) {
      const losers = [...entries, ...dependents.map(({ entry }) => entry)];
      for (const entry of losers) entry.contended = true;
      again.push(...losers);
      continue;
    }
    for (const [index, entry] of entries.entries()) {
      const command = applied[index];
      if (command !== undefined) answers.push({ entry, answer: { done: command.answer } });
    }
    answers.push(...dependents);
  }
  return { answers, again, told: new Set(rows.flatMap(({ told }) => told.map(({ system }) => system))) };
}
