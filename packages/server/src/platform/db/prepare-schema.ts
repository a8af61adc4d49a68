import { escapeIdentifier, escapeLiteral, type Client } from 'pg';
import type { DatabaseTarget } from './pool.ts';

/** Quoted names 标识符 for use inside SQL text. */
export interface HallNames {
  readonly schema: string;
  readonly role: string;
}

/**
 * Makes what the migrations stand on: the hall's role (no rights but those granted here), its schema owned by the
 * owner, default privileges for what later files create, and the migration table. Repeating it changes nothing.
 */
export async function prepareSchema(client: Client, target: DatabaseTarget): Promise<HallNames> {
  const role = target.schema;
  const names = { schema: escapeIdentifier(target.schema), role: escapeIdentifier(role) };
  await makeRole(client, role, target.hall.password);
  await client.query(`
    CREATE SCHEMA IF NOT EXISTS ${names.schema};
    SET search_path = ${names.schema}, pg_temp;
    SET timezone = 'UTC';
    GRANT USAGE ON SCHEMA ${names.schema} TO ${names.role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA ${names.schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${names.role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA ${names.schema} GRANT USAGE, SELECT ON SEQUENCES TO ${names.role};
    ALTER DEFAULT PRIVILEGES IN SCHEMA ${names.schema} GRANT EXECUTE ON FUNCTIONS TO ${names.role};
    CREATE TABLE IF NOT EXISTS migration (
      number integer PRIMARY KEY,
      name text NOT NULL,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL
    );
    REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON migration FROM ${names.role};
  `);
  return names;
}

async function makeRole(client: Client, role: string, password: string | undefined): Promise<void> {
  const { rows } = await client.query<{ superuser: boolean }>(
    'SELECT rolsuper OR rolbypassrls AS superuser FROM pg_roles WHERE rolname = $1',
    [role],
  );
  const found = rows[0];
  if (found?.superuser === true) {
    throw new Error(`Role ${role} is a superuser or bypasses row policies: the hall must not run as it.`);
  }
  const name = escapeIdentifier(role);
  if (found === undefined) await createRole(client, name);
  if (password === undefined) return;
  // The password follows from the owner's (see outside-database.ts): set it again, the owner's may have changed.
  await client.query(`ALTER ROLE ${name} PASSWORD ${escapeLiteral(password)}`);
}

async function createRole(client: Client, name: string): Promise<void> {
  // Roles belong to the whole server, the migration lock to one database: another one may be quicker.
  await client.query(`
    DO $$ BEGIN
      CREATE ROLE ${name} LOGIN NOINHERIT NOCREATEDB NOCREATEROLE;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$`);
}
