import { Client } from 'pg';
import { readMigrations, type Migration } from './migration-files.ts';
import { prepareSchema, type HallNames } from './prepare-schema.ts';
import type { DatabaseTarget } from './pool.ts';

/** What a migration run 迁移 did: numbers that were applied now; empty = nothing was to do. */
export interface MigrationResult {
  readonly applied: readonly number[];
}

/** A schema that this program must not touch: newer than the program, or other than it was released. */
export class SchemaMismatch extends Error {
  override readonly name = 'SchemaMismatch';
}

interface AppliedRow {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

// Any fixed number: all wangban processes that migrate one database queue up behind it.
const MIGRATION_LOCK = 7_110_501;
const OLDEST_SERVER = 150_000;

/**
 * Brings the schema up to date, forward only, each file in its own transaction. Safe to call from several processes.
 * @throws SchemaMismatch when the schema is newer than the program or a released file was changed.
 */
export async function migrate(
  target: DatabaseTarget,
  migrations?: readonly Migration[],
): Promise<MigrationResult> {
  const files = migrations ?? (await readMigrations());
  const client = new Client({ ...target.owner, application_name: 'wangban migrate' });
  await client.connect();
  try {
    await checkServer(client);
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const names = await prepareSchema(client, target);
    const pending = pendingMigrations(await appliedMigrations(client), files);
    for (const migration of pending) await applyOne(client, migration, names);
    return { applied: pending.map((migration) => migration.number) };
  } finally {
    await client.end();
  }
}

/** Which files are still to run. Pure: `applied` is what the table says, in order. */
export function pendingMigrations(
  applied: readonly AppliedRow[],
  files: readonly Migration[],
): readonly Migration[] {
  const known = new Map(files.map((file) => [file.number, file]));
  for (const row of applied) {
    const file = known.get(row.number);
    const label = `${String(row.number).padStart(4, '0')}-${row.name}`;
    if (file === undefined) {
      throw new SchemaMismatch(
        `The database was migrated by a newer wangban (${label} is unknown here). Start that version or a newer one.`,
      );
    }
    if (file.checksum !== row.checksum) {
      throw new SchemaMismatch(
        `Migration ${label} was changed after it ran on this database. Restore the released file.`,
      );
    }
  }
  const last = applied.at(-1)?.number ?? 0;
  const done = new Set(applied.map((row) => row.number));
  const pending = files.filter((file) => !done.has(file.number));
  const late = pending.find((file) => file.number < last);
  if (late !== undefined) {
    throw new SchemaMismatch(
      `Migration ${late.number} is older than the database's last one (${last}) and never ran here.`,
    );
  }
  return pending;
}

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string; number: number }>(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number`,
  );
  const server = rows[0];
  if (server === undefined || server.number >= OLDEST_SERVER) return;
  throw new SchemaMismatch(`PostgreSQL ${server.version} is too old: wangban needs 15 or newer.`);
}

async function appliedMigrations(client: Client): Promise<readonly AppliedRow[]> {
  const { rows } = await client.query<AppliedRow>(
    'SELECT number, name, checksum FROM migration ORDER BY number',
  );
  return rows;
}

async function applyOne(client: Client, migration: Migration, names: HallNames): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL lock_timeout = '10s'`);
    await client.query(migration.sql.replaceAll(':hall_role', names.role));
    await client.query(
      'INSERT INTO migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, clock_timestamp())',
      [migration.number, migration.name, migration.checksum],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(`migration ${migration.number}-${migration.name} failed: ${cause}`, { cause: error });
  }
}
