import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Service folders 事项文件夹 that a path means: itself when it holds a service.yaml, otherwise each folder inside it that
 * does, by name. Empty when there is none.
 */
export async function serviceFolders(where: string): Promise<readonly string[]> {
  if (await isServiceFolder(where)) return [where];
  const entries = await readdir(where, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(where, name));
  const found: string[] = [];
  for (const folder of folders.toSorted()) if (await isServiceFolder(folder)) found.push(folder);
  return found;
}

async function isServiceFolder(folder: string): Promise<boolean> {
  return stat(path.join(folder, 'service.yaml')).then(
    (found) => found.isFile(),
    () => false,
  );
}
