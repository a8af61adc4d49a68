import type { Event } from '../events.ts';

/** What the events of a case say by themselves 事件账, kept up event by event, to be compared with the state. */
export interface Ledger {
  readonly events: Event[];
  /** Open tasks, and the round of each. */
  readonly tasks: Map<number, number>;
  readonly everOpened: Set<number>;
  readonly rounds: Set<number>;
  /** Seats that each open round began with, and those that were added. */
  readonly seats: Map<number, number>;
  /** How often each join fired for one activation of its fork. */
  readonly joins: Map<string, number>;
  /** Returns, recalls, reopenings and jumps: what may lead into a block again. */
  wentBack: number;
  /** An error was thrown that nobody caught. */
  uncaught: boolean;
  /** Sentences that a single event broke. */
  readonly broken: string[];
}

/** Before anything has happened. */
export function emptyLedger(): Ledger {
  return {
    events: [],
    tasks: new Map(),
    everOpened: new Set(),
    rounds: new Set(),
    seats: new Map(),
    joins: new Map(),
    wentBack: 0,
    uncaught: false,
    broken: [],
  };
}

/** Lets the ledger follow the events of a command. */
export function enterEvents(ledger: Ledger, events: readonly Event[]): void {
  for (const event of events) {
    ledger.events.push(event);
    enter(ledger, event);
  }
}

function enter(ledger: Ledger, event: Event): void {
  const { type } = event;
  if (type === 'TaskOpened' || type === 'TaskClosed') enterTask(ledger, event);
  else if (type === 'RoundOpened' || type === 'ApproversAdded') enterSeats(ledger, event);
  else if (type === 'RoundClosed') closeRound(ledger, event.round);
  else if (type === 'ErrorThrown') ledger.uncaught ||= event.caughtBy === undefined;
  else if (type === 'JoinPassed') join(ledger, event);
  if (type === 'RoundReopened') ledger.rounds.add(event.round);
  if (GOES_BACK.has(type)) ledger.wentBack += 1;
}

/** What may lead into a block again. */
const GOES_BACK: ReadonlySet<Event['type']> = new Set([
  'Returned',
  'RoundReopened',
  'CaseReopened',
  'Jumped',
]);

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

function enterTask(ledger: Ledger, event: Of<'TaskOpened' | 'TaskClosed'>): void {
  const { tasks, everOpened, rounds, broken } = ledger;
  const { task, round } = event;
  if (event.type === 'TaskClosed') {
    if (!tasks.delete(task)) broken.push(`only an open task closes, and once: ${task}`);
    return;
  }
  if (everOpened.has(task)) broken.push(`no task opens twice: ${task}`);
  if (!rounds.has(round)) broken.push(`a task opens in an open round: ${task}`);
  everOpened.add(task);
  tasks.set(task, round);
}

function enterSeats(ledger: Ledger, event: Of<'RoundOpened' | 'ApproversAdded'>): void {
  const { rounds, seats, broken } = ledger;
  const { round } = event;
  if (event.type === 'RoundOpened' && rounds.has(round)) broken.push(`no round opens twice: ${round}`);
  if (event.type === 'RoundOpened') rounds.add(round);
  seats.set(round, (seats.get(round) ?? 0) + event.seats.length);
}

function closeRound({ rounds, broken }: Ledger, round: number): void {
  if (!rounds.delete(round)) broken.push(`only an open round closes, and once: ${round}`);
}

/**
 * A join fires once per activation of its fork. Branches that come from one fork carry its number, so that a second
 * firing shows; where only one came, or from several forks, a loop around may well bring the same numbers again.
 */
function join(ledger: Ledger, { node, arrivals }: Of<'JoinPassed'>): void {
  const forks = new Set(arrivals.map(({ lineage }) => lineage.at(-1)?.fork));
  const [fork] = forks;
  if (arrivals.length < 2 || forks.size > 1 || fork === undefined) return;
  const key = `${node} ${fork}`;
  const times = (ledger.joins.get(key) ?? 0) + 1;
  ledger.joins.set(key, times);
  if (times > 1 + ledger.wentBack) ledger.broken.push(`a join fires once per activation: ${key}`);
}
