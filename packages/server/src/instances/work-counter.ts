import type { Event, PersonId, Workload } from '@wangban/engine';
import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** Counts are read anew after this time; what this process gives out meanwhile is added. */
const FRESH_MS = 30_000;

const selectOpen = statement<{ person: PersonId; tasks: number }>(
  'instances.open-tasks-by-person',
  'SELECT principal AS person, count(*) AS tasks FROM inbox WHERE principal > 0 AND NOT frozen GROUP BY principal',
);

/** Workload 工作量 for rules that share work out. Read only when a service has such a rule. */
export interface WorkCounter extends Workload {
  /** Reads the open tasks again when the last reading is old. */
  refresh(): Promise<void>;
  /** Counts what a command has just given out. */
  note(service: string, events: readonly Event[]): void;
}

/**
 * Counts the work of a hall in this process. Turns 轮流 begin at the head of the list with each start of the process, and
 * each process has its own: over days that evens out.
 */
export function createWorkCounter(db: Queryable, clock: () => number): WorkCounter {
  let open = new Map<PersonId, number>();
  let readAt = Number.NEGATIVE_INFINITY;
  const turns = new Map<string, number>();
  return {
    openTasks: (person) => open.get(person) ?? 0,
    turn: (key) => turns.get(key) ?? 0,
    async refresh() {
      if (clock() - readAt < FRESH_MS) return;
      const rows = await selectOpen(db);
      open = new Map(rows.map(({ person, tasks }) => [person, tasks]));
      readAt = clock();
    },
    note(service, events) {
      for (const event of events) {
        if (event.type === 'RoundOpened') addOne(turns, `${service}/${event.node}`);
        const [only] = event.type === 'TaskOpened' ? event.principals : [];
        if (only !== undefined && 'person' in only) addOne(open, only.person);
      }
    },
  };
}

function addOne<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
