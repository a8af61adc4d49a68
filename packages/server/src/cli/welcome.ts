import { importFolders } from '../catalogue/import-folders.ts';
import type { ImportOptions } from '../catalogue/store.ts';
import { demoLedger } from '../demo/demo-ledger.ts';
import { demoPassword } from '../demo/demo-password.ts';
import { ensureDemoAccounts, type DemoAccount } from '../demo/demo-accounts.ts';
import { loadCampus } from '../demo/load-campus.ts';
import { seedCalendar } from '../people/calendar.ts';
import { newSetupCode } from '../platform/auth/set-up.ts';
import type { Config } from '../platform/config/config.ts';
import type { Pool } from '../platform/db/pool.ts';
import { findPlaces } from './places.ts';
import { printError } from './print.ts';
import { problemLine } from './service-io.ts';

/** How people first come in 首次进入: demo accounts with their password, or the code of the first set-up, or neither. */
export interface Welcome {
  readonly demo: { readonly password: string; readonly accounts: readonly DemoAccount[] } | undefined;
  readonly setupCode: string | undefined;
}

/** Fills what a hall needs before its first request: calendar, demo campus where wanted, services, a way in. Repeatable. */
export async function welcome(deps: { pool: Pool; clock: () => number; config: Config }): Promise<Welcome> {
  const { pool, clock, config } = deps;
  await seedCalendar(pool);
  const demo = config.demo ? await loadDemo(pool, clock(), config) : undefined;
  await publishServices(pool, clock(), demo !== undefined);
  return { demo, setupCode: await newSetupCode(pool, clock()) };
}

/**
 * The shipped services. A school's hall gets those that it does not have and keeps its own; a demo hall follows the
 * folder, so that a change shows at the next start, and gives each service a past.
 */
async function publishServices(pool: Pool, now: number, isDemo: boolean): Promise<void> {
  const begins: ImportOptions['begins'] = ({ definition: { code, owner } }) =>
    demoLedger(code, owner.unit, now);
  const options = isDemo ? { now, begins } : { now, onlyNew: true };
  for (const result of await importFolders(pool, findPlaces().services, options)) {
    if (!('problems' in result)) continue;
    for (const problem of result.problems) printError(problemLine(result.folder, problem, 'zh'));
  }
}

async function loadDemo(pool: Pool, now: number, config: Config): Promise<Welcome['demo']> {
  // A hall with people of its own is left alone.
  if ((await loadCampus(pool, now)) === 'foreign') return undefined;
  const password = await demoPassword(config.dataFolder, config.demoPassword);
  return { password, accounts: await ensureDemoAccounts(pool, password, now) };
}
