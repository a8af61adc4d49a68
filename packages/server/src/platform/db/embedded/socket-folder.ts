import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

// sun_path holds 104 bytes on macOS and 108 on Linux, the closing zero included.
const LONGEST = 100;
const SOCKET = '.s.PGSQL.5432';

/**
 * Private folder for the unix socket 套接字目录: inside the data directory, or, when that path is too long for a
 * socket address, under the system's temporary folder with a name that follows from the data directory.
 */
export function socketFolder(dataFolder: string): string {
  const inside = path.join(dataFolder, 'socket');
  if (Buffer.byteLength(path.join(inside, SOCKET)) <= LONGEST) return inside;
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12);
  return path.join(tmpdir(), `wangban-${name}`);
}

/**
 * Makes the folder for us alone. Under a shared temporary folder somebody else may have made it first: then it is
 * not private and is refused.
 */
export async function makeSocketFolder(folder: string, owner: number | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  const uid = process.getuid?.();
  const mine = uid === undefined || found.uid === uid || found.uid === owner;
  if (!found.isDirectory() || !mine) {
    throw new Error(
      `${folder} belongs to somebody else: the database socket needs a private folder. Remove it.`,
    );
  }
  if (uid === found.uid) await chmod(folder, 0o700);
}
