import type { ServiceByVersion } from '../catalogue/compiled.ts';
import type { LiveDirectory } from '../people/directory.ts';
import type { Pool } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import { transaction } from '../platform/db/transaction.ts';
import { LeaseLost, type JobHandler, type Lease } from '../platform/jobs/job-runner.ts';
import type { JobRow } from '../platform/jobs/job-table.ts';
import { messagesOf, type NoticeRow } from './notice-messages.ts';
import { addMessages, type NewMessage } from './store.ts';

/** What the delivery of messages needs. */
export interface DeliverDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly directory: LiveDirectory;
  readonly calendar: { current(): { readonly utcOffsetMinutes: number } };
  readonly serviceByVersion: ServiceByVersion;
}

interface Waiting {
  readonly job: JobRow;
  readonly lease: Lease;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

const select = statement<NoticeRow>(
  'messages.deliveries',
  `SELECT d.id, d.payload, d.seq, i.id AS instance, i.service, i.service_version AS version, i.reference, i.title,
     i.applicant_id AS applicant, i.filer_id AS filer, i.due_at AS "dueAt",
     (SELECT json_object_agg(t.holder_id, t.id) FROM task t
      WHERE t.instance_id = i.id AND t.status = 'open' AND t.holder_id IS NOT NULL
        AND d.payload ? 'people') AS held
   FROM delivery d JOIN instance i ON i.id = d.instance_id WHERE d.id = ANY ($1)`,
);

/**
 * Delivers messages 投递消息: jobs that were claimed together are read, written and finished together, in one transaction,
 * so that a message costs little more than its row. The dedupe key says nothing twice even where a lease ran out.
 */
export function deliverMessage(deps: DeliverDeps): JobHandler {
  let waiting: Waiting[] = [];
  const flush = (): void => {
    const batch = waiting;
    waiting = [];
    void deliver(deps, batch);
  };
  return (job, lease) =>
    new Promise((done, failed) => {
      waiting.push({ job, lease, done, failed });
      if (waiting.length === 1) setImmediate(flush);
    });
}

async function deliver(deps: DeliverDeps, batch: readonly Waiting[]): Promise<void> {
  try {
    await deliverTogether(deps, batch);
    for (const one of batch) one.done();
  } catch (error) {
    // One that cannot be delivered fails alone; the runner tries it again, later and later.
    if (batch.length > 1) for (const one of batch) await deliver(deps, [one]);
    else for (const one of batch) one.failed(error);
  }
}

async function deliverTogether(deps: DeliverDeps, batch: readonly Waiting[]): Promise<void> {
  const rows = await select(deps.pool, [batch.map(({ job }) => job.id)]);
  const directory = await deps.directory.refresh();
  const { utcOffsetMinutes } = deps.calendar.current();
  const messages = new Map<number, readonly NewMessage[]>();
  for (const row of rows) {
    const compiled = await deps.serviceByVersion(row.service, row.version);
    if (compiled === undefined) throw new Error(`service ${row.service} has no version ${row.version}`);
    messages.set(row.id, messagesOf(row, { directory, compiled, utcOffsetMinutes }));
  }
  await transaction(deps.pool, async (db) => {
    const ours: NewMessage[] = [];
    for (const { job, lease } of batch) {
      const isOurs = await lease.finish(db).then(() => true, orLost);
      if (isOurs) ours.push(...(messages.get(job.id) ?? []));
    }
    await addMessages(db, ours, deps.clock());
  });
}

/** Another runner has the job by now, and says what is to be said. */
function orLost(error: unknown): false {
  if (error instanceof LeaseLost) return false;
  throw error;
}
