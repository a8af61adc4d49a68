import { applyAll, decide, isRejection } from '@wangban/engine';
import type { Command, Context, Event, Rejection, WorkingCalendar } from '@wangban/engine';
import { actorOf, refuse, type Answer, type Ask } from './ask.ts';
import { applicantFacts } from '../forms/applicant-facts.ts';
import type { Entry } from './entry.ts';
import { namedTask } from './entry.ts';
import { handledBy } from './handled-by.ts';
import { IdsExhausted, type IdAllocator } from './ids.ts';
import type { StoredTask } from './read-batch.ts';
import type { WorkCounter } from './work-counter.ts';
import { localDay, makeReference } from './reference.ts';
import { stageAfter } from './state.ts';
import { standing, workOnNew, type Working } from './working.ts';
import type { Definition, KnownPeople } from './world.ts';

/** What a whole batch is decided with. */
export interface Setting {
  readonly clock: () => number;
  readonly directory: KnownPeople;
  readonly calendar: WorkingCalendar;
  readonly ids: IdAllocator;
  readonly workload?: WorkCounter | undefined;
  readonly tasks: ReadonlyMap<number, StoredTask>;
}

/** More than any command needs at once, so that it is enough after one refill. */
const MANY_IDS = 4096;

/**
 * Decides one command on the working copy 裁决. A refusal that needs none of the batch's own commands is answered at
 * once; anything else waits for the commit. A throw is a bug in the engine or a service: it fails this command alone.
 */
export async function decideEntry(entry: Entry, working: Working, setting: Setting): Promise<void> {
  const now = Math.max(setting.clock(), working.latest);
  const shared = working.definition.sharesWork === true ? setting.workload : undefined;
  if (shared !== undefined) await shared.refresh();
  const result = await withIds(setting.ids, () => ask(entry.ask.command, working, setting, now, entry.ask));
  if (isRejection(result)) return answer(entry, working, refusalOf(result, entry.ask, working, setting));
  if (working.now !== undefined && result.length === 0) {
    return answer(entry, working, { done: standing(working.identity, working.now, working.stage) });
  }
  take(entry, working, result, now);
  shared?.note(working.definition.facts.code, result);
}

/** Begins an instance: its id and reference are made here, so that a whole batch needs no further statement. */
export async function openFor(
  submit: { readonly service: string; readonly serviceVersion: number },
  definition: Definition,
  setting: Setting,
): Promise<Working> {
  const id = await withIds(setting.ids, () => setting.ids.take());
  const day = localDay(setting.clock(), setting.calendar.utcOffsetMinutes);
  const reference = makeReference(day, definition.referenceCode, id);
  const { service, serviceVersion } = submit;
  return workOnNew({ id, reference, service, serviceVersion }, definition);
}

function ask(
  command: Command,
  working: Working,
  { directory, calendar, ids, workload }: Setting,
  now: number,
  { from }: Ask,
): readonly Event[] | Rejection {
  const { flow, facts: service } = working.definition;
  const context: Context = {
    now,
    actor: actorOf({ from }),
    directory,
    calendar,
    service,
    newTaskId: () => ids.take(),
    ...(from?.rights === undefined ? undefined : { rights: from.rights }),
    ...(from?.actingFor === undefined ? undefined : { actingFor: from.actingFor }),
    ...substituted(directory),
    ...fittingIn(working, { directory, calendar, now }),
    ...(working.definition.sharesWork === true && workload !== undefined ? { workload } : undefined),
  };
  return decide(flow, working.now, command, context);
}

/** What systems give is looked at with the form, as of the moment of the command. */
function fittingIn(
  { definition: { fitting } }: Working,
  { directory, calendar, now }: Pick<Setting, 'directory' | 'calendar'> & { readonly now: number },
): Pick<Context, 'fitting'> {
  if (fitting === undefined) return {};
  const today = localDay(now, calendar.utcOffsetMinutes);
  return {
    fitting: (held, given, applicant) =>
      fitting(held, given, { applicant: applicantFacts(directory, applicant), today }),
  };
}

/** Nobody on leave costs nothing. */
function substituted({ substitutions }: KnownPeople): Pick<Context, 'substitutions'> {
  return substitutions.length === 0 ? {} : { substitutions };
}

/** `decide` is pure: when it ran out of ids, nothing has happened and it is asked again. */
async function withIds<T>(ids: IdAllocator, work: () => T): Promise<T> {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof IdsExhausted)) throw error;
    await ids.reserve(MANY_IDS);
    return work();
  }
}

function answer(entry: Entry, working: Working, given: Answer): void {
  if (working.applied.length === 0) return entry.settle(given);
  working.dependents.push({ entry, answer: given });
}

function take(entry: Entry, working: Working, events: readonly Event[], at: number): void {
  const now = applyAll(working.now, events);
  if (now.data !== working.now?.data) {
    const { title, fileIds, duplicateKey } = working.definition;
    working.wording = {
      title: title(now.data),
      fileIds: fileIds(now.data),
      duplicateKey: duplicateKey?.(now.data, now.applicant),
    };
  }
  working.now = now;
  working.latest = at;
  working.stage = stageAfter(working.stage, events);
  const { from } = entry.ask;
  const repeat = from === undefined ? undefined : { ...from, fingerprint: entry.fingerprint };
  const done = standing(working.identity, now, working.stage);
  working.applied.push({ at, actor: actorOf(entry.ask), events, answer: done, repeat });
  working.entries.push(entry);
}

/** A task that is gone is answered with who handled it, also when that closed the whole instance. */
function refusalOf(
  { code, expectation, fact }: Rejection,
  asked: Ask,
  working: Working,
  setting: Setting,
): Answer {
  const { id } = working.identity;
  const task = namedTask(asked);
  const gone = code === 'ALREADY_HANDLED' || code === 'INSTANCE_CLOSED';
  if (task === undefined || !gone) return refuse(code, expectation, fact, id);
  const handled = handledBy(task, working.applied, setting.tasks.get(task), setting.directory);
  const told = 'at' in handled ? 'ALREADY_HANDLED' : code;
  return refuse(told, expectation, { ...fact, ...handled }, id);
}
