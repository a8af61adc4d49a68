import { parseArgs } from 'node:util';
import { migrate as migrateTarget } from '../platform/db/migrate.ts';
import type { Command } from './command.ts';
import { print } from './print.ts';
import { hallConfig, hallOptions, parse } from './read-options.ts';
import { withDatabase } from './with-database.ts';

/** `wangban migrate`: brings the database up to date without serving. */
export const migrate: Command = {
  usage: 'migrate [--data DIR]',
  run: async (args) => {
    const { values } = parse(() => parseArgs({ args: [...args], options: hallOptions }));
    await withDatabase(hallConfig(values.data), async ({ target }) => {
      // Opening the database has migrated it already, unless a server runs.
      const { applied } = await migrateTarget(target);
      print(applied.length === 0 ? 'The schema is up to date.' : `Applied: ${applied.join(', ')}`);
    });
    return 0;
  },
};
