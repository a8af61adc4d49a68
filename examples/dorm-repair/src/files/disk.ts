import { mkdir, open, rename } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import path from 'node:path';

/** Where a picture lies: its name is random, so nothing that a person typed becomes part of a path. */
export function filePath(data: string, id: string): string {
  if (!/^[A-Za-z0-9_-]{22}$/.test(id)) throw new Error(`${id} is no name of a file of ours`);
  return path.join(data, 'photos', id);
}

/** Writes a picture so that it is there whole or not at all, also when the power fails. */
export async function writePicture(data: string, id: string, bytes: Uint8Array): Promise<void> {
  const target = filePath(data, id);
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const half = `${target}.${randomUUID()}`;
  const file = await open(half, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(half, target);
}
