import { expect, test } from 'vitest';
import { UsageError } from './command.ts';
import { people } from './people.ts';

test.each([
  [[], 'usage: wangban people import'],
  [['export', 'units', 'a.csv'], 'usage: wangban people import'],
  [
    ['import', 'pets', 'a.csv'],
    'pets is no kind of import: choose units, classes, persons, positions, relations',
  ],
  [['import', 'units', 'a.csv', 'b.csv'], 'usage: wangban people import'],
  [['import', 'units', 'a.csv', '--language', 'de'], '--language must be zh or en'],
  [['import', 'units', 'a.csv', '--force'], "Unknown option '--force'"],
  [['import', 'units', '/nowhere/a.csv'], '/nowhere/a.csv cannot be read'],
])('`people %j` is refused before any database is touched', async (args, message) => {
  const run = people.run(args);
  await expect(run).rejects.toThrow(UsageError);
  await expect(run).rejects.toThrow(message);
});
