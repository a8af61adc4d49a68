import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { serviceFolders } from '../catalogue/folder/service-folders.ts';
import { DEMO_CODE_LISTS } from './code-lists.ts';

const SERVICES = fileURLToPath(new URL('../../../../services', import.meta.url));

test('forms and scenarios of the shipped services name only lists and entries that the demo campus has', async () => {
  const missing: string[] = [];
  for (const folder of await serviceFolders(SERVICES)) {
    const read = async (file: string): Promise<unknown> =>
      parse(await readFile(path.join(folder, file), 'utf8').catch(() => 'null'));
    const lists = new Map<unknown, string>();
    for (const field of objectsIn(await read('form.yaml'))) {
      const list = field['type'] === 'room' ? 'room' : field['list'];
      if (typeof list !== 'string') continue;
      lists.set(field['key'], list);
      if (DEMO_CODE_LISTS[list] === undefined) missing.push(`${path.basename(folder)}: ${list}`);
    }
    for (const values of objectsIn(await read('scenarios.yaml')))
      for (const [key, value] of Object.entries(values)) {
        const list = lists.get(key);
        const [entry] = objectsIn(value);
        if (list === undefined || entry === undefined) continue;
        const found = DEMO_CODE_LISTS[list]?.find(([code]) => code === entry['id']);
        if (found?.[1] !== entry['name'])
          missing.push(`${path.basename(folder)}: ${key} ${JSON.stringify(entry)}`);
      }
  }
  expect(missing).toEqual([]);
});

type Properties = { readonly [key: string]: unknown };

function objectsIn(value: unknown): readonly Properties[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : [Object.fromEntries(Object.entries(value))];
  return [...own, ...Object.values(value).flatMap(objectsIn)];
}
