import { parseArgs } from 'node:util';
import { verifyAudit } from '../platform/audit/verify-audit.ts';
import { UsageError, type Command } from './command.ts';
import { print, printError } from './print.ts';
import { hallConfig, hallOptions, parse } from './read-options.ts';
import { withDatabase } from './with-database.ts';

/** `wangban audit verify`: recomputes every hash chain and names the first break. */
export const audit: Command = {
  usage: 'audit verify [--data DIR]',
  run: async (args) => {
    const { values, positionals } = parse(() =>
      parseArgs({ args: [...args], options: hallOptions, allowPositionals: true }),
    );
    if (positionals[0] !== 'verify') throw new UsageError('audit knows one command: verify');
    return withDatabase(hallConfig(values.data), async ({ pool }) => {
      const { entries, head, brokenAt } = await verifyAudit(pool);
      if (brokenAt !== undefined) {
        printError(`audit trail: broken at entry ${brokenAt.id}: ${brokenAt.reason}`);
        return 1;
      }
      print(`audit trail: ${entries} entries, unbroken, head ${head}`);
      return 0;
    });
  },
};
