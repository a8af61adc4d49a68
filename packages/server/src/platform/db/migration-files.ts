import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/** Migration 迁移 as it lies in the source: number and name from the file name, checksum over the text. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const FILE = /^(\d{4})-([a-z0-9-]+)\.sql$/;

/** Reads `NNNN-name.sql` files in order; two files with one number are an error of ours. */
export async function readMigrations(
  folder: URL = new URL('./migrations/', import.meta.url),
): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).toSorted();
  const migrations: Migration[] = [];
  for (const file of names) {
    const match = FILE.exec(file);
    if (match === null) throw new Error(`migration file name ${file} is not NNNN-name.sql`);
    const sql = (await readFile(new URL(file, folder), 'utf8')).replaceAll('\r\n', '\n');
    const number = Number(match[1]);
    if (migrations.at(-1)?.number === number) throw new Error(`two migrations carry the number ${match[1]}`);
    const checksum = createHash('sha256').update(sql).digest('hex');
    migrations.push({ number, name: match[2] ?? '', sql, checksum });
  }
  return migrations;
}
