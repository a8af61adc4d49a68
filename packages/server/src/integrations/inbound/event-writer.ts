import type { Pool } from '../../platform/db/pool.ts';
import { insertEvents, type NewEvent, type Written } from './store.ts';

/** Writes events down as they come 登记来信; those that come while some are written go together in the next write. */
export interface EventWriter {
  /** Resolves when the event is committed. */
  write(event: NewEvent): Promise<Written>;
}

interface Waiting {
  readonly event: NewEvent;
  readonly done: (written: Written) => void;
  readonly failed: (error: unknown) => void;
}

/** Written together; more would keep those behind them waiting. */
const MOST = 200;
/** While one write is under way, another keeps the database busy; a small one is not worth it, and waits for company. */
const WORTH_ANOTHER = 16;

/** Opens the writer. `written`: told of the systems that something new came from. */
export function openEventWriter(
  pool: Pool,
  clock: () => number,
  written: (systems: ReadonlySet<string>) => void,
): EventWriter {
  let waiting: Waiting[] = [];
  let flying = 0;

  const flush = async (): Promise<void> => {
    const batch = waiting.splice(0, MOST);
    if (batch.length === 0) return;
    flying++;
    try {
      const events = batch.map(({ event }) => event);
      const results = await insertEvents(pool, events, clock());
      for (const [index, { done }] of batch.entries()) done(results[index] ?? 'differs');
      written(new Set(events.flatMap(({ system }, index) => (results[index] === 'new' ? system : []))));
    } catch (error) {
      for (const { failed } of batch) failed(error);
    } finally {
      flying--;
      if (waiting.length > 0) void flush();
    }
  };

  return {
    write: (event) =>
      new Promise((done, failed) => {
        waiting.push({ event, done, failed });
        if (waiting.length === (flying === 0 ? 1 : WORTH_ANOTHER) && flying < 2)
          setImmediate(() => void flush());
      }),
  };
}
