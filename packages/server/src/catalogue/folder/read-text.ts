import { readFile } from 'node:fs/promises';

/** Text of a file; undefined when it is not there or not readable as UTF-8. */
export async function readText(file: string): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch {
    return undefined;
  }
}
