import path from 'node:path';
import { expect, test } from 'vitest';
import { checkConfig, readConfig } from './read-config.ts';

const folders = ['dorm-repair', 'equipment-repair'].map((name) =>
  path.resolve(import.meta.dirname, '../../..', name),
);

test.each(folders)('%s has a configuration in which every word is known', async (folder) => {
  const config = await readConfig(folder);
  // Whatever is open can be brought to its end: from every status there is an act or an event of the hall.
  const left = [...Object.values(config.acts), ...Object.values(config.events)].flatMap(({ from }) => from);
  const open = Object.entries(config.statuses).filter(([, { group }]) => group !== 'ended');
  expect(open.map(([word]) => word).filter((word) => !left.includes(word))).toEqual([]);
});

test.each([
  [
    'an act that leads nowhere',
    (c: Awaited<ReturnType<typeof readConfig>>) => ({ ...c, begins: 'nowhere' }),
    /unknown status nowhere/,
  ],
  [
    'a kind in two trades',
    (c: Awaited<ReturnType<typeof readConfig>>) => ({
      ...c,
      trades: [...c.trades, { code: 'x', name: 'x', kinds: ['water'] }],
    }),
    /water belongs to two trades/,
  ],
  ['a code that is none', (c: Awaited<ReturnType<typeof readConfig>>) => ({ ...c, code: 'A B' }), /code/],
])('%s is refused with the word that is wrong', async (_, change, message) => {
  const config = await readConfig(folders[0] ?? '');
  expect(() => checkConfig(change(config), 'config.yaml')).toThrow(message);
});
