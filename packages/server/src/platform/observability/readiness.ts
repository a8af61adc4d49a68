import type { Pool } from '../db/pool.ts';
import { readMigrations } from '../db/migration-files.ts';

let expected: Promise<string> | undefined;

/** Whether the database answers and was migrated to exactly this program's schema. */
export async function isReady(pool: Pool): Promise<boolean> {
  expected ??= readMigrations().then((files) => JSON.stringify(files.map((file) => file.checksum)));
  try {
    const { rows } = await pool.query<{ checksum: string }>('SELECT checksum FROM migration ORDER BY number');
    return JSON.stringify(rows.map((row) => row.checksum)) === (await expected);
  } catch {
    return false;
  }
}
