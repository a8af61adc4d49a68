import type { PersonId } from '../assignment/directory.ts';
import { workingMinutesBetween, type WorkingCalendar } from '../calendar/index.ts';
import type { Event, TaskOpened } from '../events.ts';

/** A stretch in which one person had one task 经办时段; nobody = a pool that was to be claimed. Epoch ms. */
export interface LedgerEntry {
  readonly task: number;
  readonly node: string;
  readonly round: number;
  readonly person: PersonId | undefined;
  readonly from: number;
  /** Missing while it goes on. */
  readonly to?: number;
  /** Working minutes; null when the calendar lacks a year in between. */
  readonly minutes: number | null;
}

interface Held {
  readonly task: number;
  readonly node: string;
  readonly round: number;
  readonly person: PersonId | undefined;
  readonly since: number;
  /** A return or a suspension holds it up: nobody's time. */
  readonly still: boolean;
}

/**
 * Ledger 经办时长台账: who had the case how long, in working minutes, through transfers, claims and returns. Derived from the
 * history and stored nowhere. While a task is frozen or suspended nobody's time runs; while it is delegated it is the
 * owner's. The applicant's turns after a return stand in it under the applicant.
 * @param until for what is open still, epoch ms
 */
export function ledger(
  events: readonly Event[],
  calendar: WorkingCalendar,
  until: number,
): readonly LedgerEntry[] {
  const held = new Map<number, Held>();
  const entries: LedgerEntry[] = [];
  const end = (task: number, at: number): Held | undefined => {
    const one = held.get(task);
    held.delete(task);
    if (one !== undefined && !one.still) entries.push(stretch(one, at, calendar));
    return one;
  };
  for (const event of events) {
    if (event.type === 'TaskOpened') held.set(event.task, opened(event));
    if (!('task' in event) || event.type === 'TaskOpened') continue;
    const change = changeOf(event);
    const before = change === undefined ? undefined : end(change.task, event.at);
    if (before === undefined || change === undefined || change.closes) continue;
    held.set(change.task, { ...before, since: event.at, ...change.to });
  }
  for (const one of held.values()) {
    if (one.still) continue;
    const { to: _open, ...entry } = stretch(one, until, calendar);
    entries.push(entry);
  }
  return entries;
}

function opened({ task, node, round, principals, at }: TaskOpened): Held {
  const [only, ...others] = principals;
  const person = others.length === 0 && only !== undefined && 'person' in only ? only.person : undefined;
  return { task, node, round, person, since: at, still: false };
}

interface Change {
  readonly task: number;
  readonly closes: boolean;
  readonly to: Partial<Pick<Held, 'person' | 'still'>>;
}

function changeOf(event: Event): Change | undefined {
  const { type } = event;
  if (type === 'TaskClosed') return { task: event.task, closes: true, to: {} };
  const to = heldAfter(event);
  return to === undefined || !('task' in event) ? undefined : { task: event.task, closes: false, to };
}

function heldAfter(event: Event): Change['to'] | undefined {
  const { type } = event;
  if (type === 'TaskClaimed') return { person: event.holder };
  if (type === 'TaskTransferred') return { person: event.to };
  if (type === 'TaskReleased') return { person: undefined };
  if (type === 'TaskFrozen' || type === 'TaskThawed') return { still: type === 'TaskFrozen' };
  return undefined;
}

function stretch(
  { task, node, round, person, since: from }: Held,
  to: number,
  calendar: WorkingCalendar,
): LedgerEntry & { readonly to: number } {
  const minutes = workingMinutesBetween(calendar, from, to);
  return { task, node, round, person, from, to, minutes: typeof minutes === 'number' ? minutes : null };
}

/** Working minutes by person 个人合计; those of nobody are left out. Null when a part of them is not known. */
export function minutesByPerson(entries: readonly LedgerEntry[]): ReadonlyMap<PersonId, number | null> {
  const sums = new Map<PersonId, number | null>();
  for (const { person, minutes } of entries) {
    if (person === undefined) continue;
    const before = sums.get(person);
    sums.set(person, before === null || minutes === null ? null : (before ?? 0) + minutes);
  }
  return sums;
}
