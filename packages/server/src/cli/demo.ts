import { parseArgs } from 'node:util';
import { ensureDemoAccounts } from '../demo/demo-accounts.ts';
import { demoPassword } from '../demo/demo-password.ts';
import { loadCampus } from '../demo/load-campus.ts';
import type { Config } from '../platform/config/config.ts';
import { type Command, UsageError } from './command.ts';
import { print, printError } from './print.ts';
import { hallConfig, hallOptions, parse } from './read-options.ts';
import { withDatabase } from './with-database.ts';

/** `wangban demo`: loads the demo campus into an empty hall, and tells its accounts. */
export const demo: Command = {
  usage: 'demo load|accounts   load the demo campus into an empty hall; list its accounts and their password',
  async run(args) {
    const { values, positionals } = parse(() =>
      parseArgs({ args: [...args], options: hallOptions, allowPositionals: true }),
    );
    const [verb, ...rest] = positionals;
    if ((verb !== 'load' && verb !== 'accounts') || rest.length > 0) {
      throw new UsageError(`usage: wangban ${demo.usage}`);
    }
    const config = hallConfig(values.data);
    return verb === 'load' ? load(config) : accounts(config);
  },
};

async function load(config: Config): Promise<number> {
  const state = await withDatabase(config, ({ pool }) => loadCampus(pool, Date.now()));
  if (state === 'foreign') {
    printError('This hall has a directory of its own: the demo campus was not loaded.');
    return 2;
  }
  print(state === 'loaded' ? 'The demo campus is loaded.' : 'The demo campus was here already.');
  return 0;
}

async function accounts(config: Config): Promise<number> {
  const { password, found } = await withDatabase(config, async ({ pool }) => {
    const shared = await demoPassword(config.dataFolder, config.demoPassword);
    return { password: shared, found: await ensureDemoAccounts(pool, shared, Date.now()) };
  });
  if (found.length === 0) {
    printError('This hall has no demo accounts: load the demo campus first (wangban demo load).');
    return 2;
  }
  for (const { personNo, name, purpose } of found)
    print(`${personNo.padEnd(14)} ${name}  ${purpose.zh} (${purpose.en})`);
  print(`password: ${password}`);
  return 0;
}
