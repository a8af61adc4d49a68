import { randomInt } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Letters and digits that nobody mistakes for each other, easy to type on a phone; 12 of them are 59 bits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 12;

/**
 * The password that all demo accounts share 演示密码: `WANGBAN_DEMO_PASSWORD` when it is set, else a random one per data
 * folder, kept in `demo-password` (readable by its owner only) so that it stays the same at the next start.
 */
export async function demoPassword(dataFolder: string, wanted: string | undefined): Promise<string> {
  if (wanted !== undefined && wanted !== '') return wanted;
  const file = path.join(dataFolder, 'demo-password');
  const fresh = Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  try {
    await writeFile(file, `${fresh}\n`, { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return (await readFile(file, 'utf8')).trim();
  }
}
