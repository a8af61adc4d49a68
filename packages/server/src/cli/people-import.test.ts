import { expect, test } from 'vitest';
import { UsageError } from './command.ts';
import { importPeople } from './people-import.ts';

test.each([
  [[], 'KIND is one of units, classes, persons, positions, relations'],
  [['pets', 'a.csv'], 'KIND is one of units, classes, persons, positions, relations'],
  [['units'], 'Say one FILE'],
  [['units', 'a.csv', 'b.csv'], 'Say one FILE'],
  [['units', 'a.csv', '--language', 'de'], '--language must be zh or en'],
  [['units', 'a.csv', '--force'], "Unknown option '--force'"],
  [['units', '/nowhere/a.csv'], '/nowhere/a.csv cannot be read'],
])('`people import %j` is refused before any database is touched', async (args, message) => {
  const run = importPeople(args);
  await expect(run).rejects.toThrow(UsageError);
  await expect(run).rejects.toThrow(message);
});
