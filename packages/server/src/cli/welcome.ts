import { demoPassword } from '../demo/demo-password.ts';
import { ensureDemoAccounts, type DemoAccount } from '../demo/demo-accounts.ts';
import { loadCampus } from '../demo/load-campus.ts';
import { seedCalendar } from '../people/calendar.ts';
import { newSetupCode } from '../platform/auth/set-up.ts';
import type { Config } from '../platform/config/config.ts';
import type { Pool } from '../platform/db/pool.ts';

/** How people first come in 首次进入: demo accounts with their password, or the code of the first set-up, or neither. */
export interface Welcome {
  readonly demo: { readonly password: string; readonly accounts: readonly DemoAccount[] } | undefined;
  readonly setupCode: string | undefined;
}

/** Fills what a hall needs before its first request: calendar, demo campus where wanted, a way in. Repeatable. */
export async function welcome(deps: { pool: Pool; clock: () => number; config: Config }): Promise<Welcome> {
  const { pool, clock, config } = deps;
  await seedCalendar(pool);
  const demo = config.demo ? await loadDemo(pool, clock(), config) : undefined;
  return { demo, setupCode: await newSetupCode(pool, clock()) };
}

async function loadDemo(pool: Pool, now: number, config: Config): Promise<Welcome['demo']> {
  // A hall with people of its own is left alone.
  if ((await loadCampus(pool, now)) === 'foreign') return undefined;
  const password = await demoPassword(config.dataFolder, config.demoPassword);
  return { password, accounts: await ensureDemoAccounts(pool, password, now) };
}
