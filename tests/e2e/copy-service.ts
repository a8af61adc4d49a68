import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publishFolder } from './publish.ts';

const shipped = path.resolve(import.meta.dirname, '../../services');

/** Publishes a shipped service once more under another code, with other words in place of some of its own. */
export async function publishCopy(
  service: string,
  code: string,
  words: Readonly<Record<string, string>>,
): Promise<void> {
  const above = await mkdtemp(path.join(tmpdir(), 'wangban-copy-'));
  const folder = path.join(above, code);
  const changes = { [service]: code, ...words };
  try {
    await mkdir(folder);
    for (const name of await readdir(path.join(shipped, service))) {
      const text = await readFile(path.join(shipped, service, name), 'utf8');
      const changed = Object.entries(changes).reduce((all, [from, to]) => all.replaceAll(from, to), text);
      await writeFile(path.join(folder, name), changed);
    }
    await publishFolder(folder);
  } finally {
    await rm(above, { recursive: true, force: true });
  }
}
