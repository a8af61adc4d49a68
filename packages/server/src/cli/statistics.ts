import { parseArgs } from 'node:util';
import { createCalendar } from '../people/calendar.ts';
import { rebuildStatistics } from '../statistics/rebuild.ts';
import { UsageError, type Command } from './command.ts';
import { print } from './print.ts';
import { hallConfig, hallOptions, parse } from './read-options.ts';
import { withDatabase } from './with-database.ts';

/** `wangban statistics rebuild`: counts all figures anew from the histories. */
export const statistics: Command = {
  usage: 'statistics rebuild [--data DIR]',
  run: async (args) => {
    const { values, positionals } = parse(() =>
      parseArgs({ args: [...args], options: hallOptions, allowPositionals: true }),
    );
    if (positionals[0] !== 'rebuild') throw new UsageError('statistics knows one command: rebuild');
    await withDatabase(hallConfig(values.data), async ({ pool }) => {
      const calendar = await createCalendar(pool);
      await rebuildStatistics(pool, calendar.current().utcOffsetMinutes);
    });
    print('All figures were counted anew from the histories.');
    return 0;
  },
};
