import { parseArgs } from 'node:util';
import { centreLines } from '../demo/centres/centre-lines.ts';
import { demoLines } from './banner.ts';
import type { Command } from './command.ts';
import { findPlaces } from './places.ts';
import { print, printError } from './print.ts';
import { hallConfig, hallOptions, parse } from './read-options.ts';
import { welcome } from './welcome.ts';
import { withDatabase } from './with-database.ts';

/** `wangban demo`: loads the demo campus into an empty hall and prints its accounts, those of its business systems too. */
export const demo: Command = {
  usage: 'demo [--data DIR]',
  run: async (args) => {
    const { values } = parse(() => parseArgs({ args: [...args], options: hallOptions }));
    const config = { ...hallConfig(values.data), demo: true };
    const found = await withDatabase(config, async ({ pool }) => {
      const { demo: hall } = await welcome({ pool, clock: Date.now, config });
      if (hall === undefined) return undefined;
      return [...demoLines(hall), ...(await centreLines(pool, findPlaces().root, hall.password))];
    });
    if (found === undefined) {
      printError('This hall has people of its own: the demo campus is only for an empty one.');
      return 1;
    }
    for (const line of found) print(line);
    return 0;
  },
};
