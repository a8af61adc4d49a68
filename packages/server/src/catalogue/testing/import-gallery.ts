import { fileURLToPath } from 'node:url';
import { replaceCodes } from '../../codes/store.ts';
import { searchKeys } from '../../people/search-keys.ts';
import type { TestHall } from '../../platform/testing/test-hall.ts';
import { readServiceFolder } from '../folder/read-service-folder.ts';
import { importService } from '../import-service.ts';

const code = (given: string, name: string, sort: number, parent: string | null = null) => ({
  code: given,
  name,
  parent,
  sort,
  aliases: [],
  ...searchKeys(name),
});

/** Publishes the gallery of fields in a test hall, with the lists that its pickers choose from. */
export async function importGallery(hall: Pick<TestHall, 'pool' | 'clock'>): Promise<number> {
  const folder = fileURLToPath(new URL('../../../../../tests/gallery/gallery', import.meta.url));
  const read = await readServiceFolder(folder);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems, undefined, 1));
  const imported = await importService(hall.pool, read.service, { now: hall.clock() });
  if ('problems' in imported) throw new Error(JSON.stringify(imported.problems));
  const buildings = [code('h1', '华山 1 栋', 0), code('t2', '泰山 2 栋', 1)];
  await replaceCodes(hall.pool, 'demo-building', buildings, '2026-01-01');
  const rooms = [
    code('h1-101', '101', 0, 'h1'),
    code('h1-102', '102', 1, 'h1'),
    code('t2-201', '201', 2, 't2'),
  ];
  await replaceCodes(hall.pool, 'room', rooms, '2026-01-01');
  return imported.version;
}
