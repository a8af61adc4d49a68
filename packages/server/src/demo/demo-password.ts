import { randomInt } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Letters and digits that nobody mistakes for each other, easy to type on a phone; 12 of them are 59 bits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 12;

/**
 * The password that all demo accounts share 演示密码: `WANGBAN_DEMO_PASSWORD` when it is set, else that of the last time, else a random
 * one. It is kept per data folder in `demo-password` (readable by its owner only): a later command that is not told it must not
 * give the accounts another.
 */
export async function demoPassword(dataFolder: string, wanted: string | undefined): Promise<string> {
  const file = path.join(dataFolder, 'demo-password');
  if (wanted !== undefined && wanted !== '') {
    await writeFile(file, `${wanted}\n`, { mode: 0o600 });
    return wanted;
  }
  const fresh = Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  try {
    await writeFile(file, `${fresh}\n`, { flag: 'wx', mode: 0o600 });
    return fresh;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return (await readFile(file, 'utf8')).trim();
  }
}
