import path from 'node:path';
import { parseArgs } from 'node:util';
import { handover, type HandoverLine, type HandoverOrder } from '../handover/handover.ts';
import { openHall } from '../hall.ts';
import { appendAudit } from '../platform/audit/append-audit.ts';
import { findPersonId } from '../platform/auth/store.ts';
import type { Pool } from '../platform/db/pool.ts';
import { openLogger } from '../platform/observability/logger.ts';
import { UsageError } from './command.ts';
import { print, printError } from './print.ts';
import { hallConfig, hallOptions, parse } from './read-options.ts';
import { withDatabase } from './with-database.ts';

const options = {
  ...hallOptions,
  from: { type: 'string' },
  to: { type: 'string' },
  batch: { type: 'string' },
  directory: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

/**
 * `wangban people handover --from NO --to NO`: hands over what somebody who leaves still holds, row by row. The same
 * batch (by default one per day) does nothing twice. Gives 0, or 2 when rows could not go over.
 */
export async function handOverWork(args: readonly string[]): Promise<number> {
  const { values } = parse(() => parseArgs({ args: [...args], options }));
  const { from, to, batch, directory = false } = values;
  if (from === undefined || to === undefined) throw new UsageError('Say --from PERSONNO and --to PERSONNO');
  const config = hallConfig(values.data);
  return withDatabase(config, async ({ pool }) => {
    const [leaver, receiver] = [await findPersonId(pool, from), await findPersonId(pool, to)];
    if (leaver === undefined || receiver === undefined) {
      printError(`Nobody here has the number ${leaver === undefined ? from : to}.`);
      return 1;
    }
    const day = new Date().toISOString().slice(0, 10);
    const dryRun = values['dry-run'] ?? false;
    const order = { from: leaver, to: receiver, batch: batch ?? `${from}-${to}-${day}`, directory, dryRun };
    return run(pool, path.join(config.dataFolder, 'files'), order);
  });
}

async function run(pool: Pool, filesFolder: string, order: HandoverOrder): Promise<number> {
  const hall = await openHall({ pool, clock: Date.now, filesFolder, log: openLogger('warn') });
  const lines = await handover(hall.instances, order);
  for (const line of lines) print(lineText(line));
  const refused = lines.filter(({ outcome }) => outcome === 'refused').length;
  const counts = { rows: lines.length, refused };
  if (!order.dryRun) await note(pool, order, counts);
  print(`${order.batch}: ${lines.length} rows, ${refused} could not go over`);
  return refused === 0 ? 0 : 2;
}

async function note(
  pool: Pool,
  { from, to, batch }: HandoverOrder,
  counts: { readonly rows: number; readonly refused: number },
): Promise<void> {
  const facts = { to, batch, ...counts };
  const target = String(from);
  const entry = { actor: undefined, action: 'handover', outcome: 'done', target, facts } as const;
  await appendAudit(pool, [entry], Date.now());
}

function lineText({ kind, subject, name, outcome, code }: HandoverLine): string {
  return [kind, subject, name.zh, outcome, code].filter((part) => part !== undefined).join('  ');
}
