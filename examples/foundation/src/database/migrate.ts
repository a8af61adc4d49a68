import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Pool } from './pool.ts';
import { transaction } from './transaction.ts';

// Any fixed number: processes that start on one database queue up behind it.
const LOCK = 7_110_599;

/**
 * Brings a database up to date, forward only: the `.sql` files of the folders, in order, each once. A file that was
 * changed after it ran is an error.
 */
export async function migrate(pool: Pool, folders: readonly string[]): Promise<readonly string[]> {
  const files = (await Promise.all(folders.map(readFolder))).flat();
  return transaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await client.query(
      'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL)',
    );
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'SELECT name, checksum FROM migration',
    );
    const done = new Map(rows.map((row) => [row.name, row.checksum]));
    const changed = files.find(({ name, checksum }) => (done.get(name) ?? checksum) !== checksum);
    if (changed !== undefined) throw new Error(`migration ${changed.name} was changed after it ran here`);
    const pending = files.filter(({ name }) => !done.has(name));
    for (const file of pending) {
      await client.query(file.sql);
      await client.query('INSERT INTO migration VALUES ($1, $2, clock_timestamp())', [
        file.name,
        file.checksum,
      ]);
    }
    return pending.map(({ name }) => name);
  });
}

async function readFolder(folder: string) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(folder, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
