import { Client, escapeIdentifier } from 'pg';
import type { DatabaseLogin, Queryable } from '../../platform/db/pool.ts';

/** The version in force of a system, and whether a person registered it. */
interface InForce {
  readonly definition: unknown;
  readonly byPerson: boolean;
}

/** What is registered under a code; undefined: nothing yet. */
export async function inForce(db: Queryable, code: string): Promise<InForce | undefined> {
  const { rows } = await db.query<InForce>(
    `SELECT v.definition, v.created_by IS NOT NULL AS "byPerson"
     FROM business_system s JOIN business_system_version v ON v.system = s.code AND v.version = s.version WHERE s.code = $1`,
    [code],
  );
  return rows[0];
}

/**
 * Makes a database with a role of its own 独立数据库 in the cluster of `owner`, where it is missing; nobody else may connect to
 * it. Gives the address under which the role reaches it.
 */
export async function ownDatabase(owner: DatabaseLogin, name: string): Promise<string> {
  const client = new Client({ ...owner, database: 'postgres' });
  await client.connect();
  try {
    const id = escapeIdentifier(name);
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
    if (role.rowCount === 0) await client.query(`CREATE ROLE ${id} LOGIN`);
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${id} OWNER ${id}`);
    await client.query(`REVOKE ALL ON DATABASE ${id} FROM PUBLIC`);
  } finally {
    await client.end();
  }
  return `postgresql://${name}@localhost/${name}?host=${encodeURIComponent(owner.host ?? '')}`;
}
