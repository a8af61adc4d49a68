import type { Text } from '@wangban/engine';
import type { Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';
import type { Sealed } from '../../platform/sealing/seal.ts';

/** Direction 方向 of a secret: the hall signs with `outbound`, the system with `inbound`. */
export type Direction = 'outbound' | 'inbound';
/** State 状态: `paused` by a person, `disabled` because it went away. */
export type SystemStatus = 'active' | 'paused' | 'disabled';

/** Row of `business_system` with the definition in force. */
export interface SystemRow {
  readonly code: string;
  readonly version: number;
  readonly status: SystemStatus;
  readonly statusReason: string | null;
  readonly statusAt: Date;
  readonly definition: unknown;
}

/** A sealed secret with the system that it belongs to. */
export interface SecretRow extends Sealed {
  readonly id: number;
  readonly system: string;
  readonly direction: Direction;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

/** Everything that the snapshot is made from, of one moment. */
export interface SystemRows {
  readonly revision: number;
  readonly systems: readonly SystemRow[];
  readonly secrets: readonly SecretRow[];
}

/** Reads all systems with their secrets. The revision is read first: what changes meanwhile is read again. */
export async function readSystems(db: Queryable): Promise<SystemRows> {
  const revision = await systemsRevision(db);
  const { rows: systems } = await db.query<SystemRow>(
    `SELECT s.code, s.version, s.status, s.status_reason AS "statusReason", s.status_at AS "statusAt", v.definition
     FROM business_system s JOIN business_system_version v ON v.system = s.code AND v.version = s.version ORDER BY s.code`,
  );
  const { rows: secrets } = await db.query<SecretRow>(
    `SELECT id, system, direction, sealed, sealed_with AS "sealedWith", created_at AS "createdAt", expires_at AS "expiresAt"
     FROM system_secret ORDER BY id DESC`,
  );
  return { revision, systems, secrets };
}

const revisionOf = statement<{ value: number }>(
  'systems.revision',
  `SELECT value FROM revision WHERE topic = 'systems'`,
);

/** How often systems, their states or their secrets were changed. */
export async function systemsRevision(db: Queryable): Promise<number> {
  return (await revisionOf(db))[0]?.value ?? 0;
}

/** Whoever changes a system follows the one before; call it first in a transaction. */
export async function bumpSystems(db: Queryable): Promise<void> {
  await db.query(`UPDATE revision SET value = value + 1 WHERE topic = 'systems'`);
}

/** A version as it was registered; versions never change. */
export async function definitionOf(db: Queryable, code: string, version: number): Promise<unknown> {
  const { rows } = await db.query<{ definition: unknown }>(
    'SELECT definition FROM business_system_version WHERE system = $1 AND version = $2',
    [code, version],
  );
  return rows[0]?.definition;
}

/** Version in force of a system; undefined: there is none. */
export async function versionOf(db: Queryable, code: string): Promise<number | undefined> {
  const { rows } = await db.query<{ version: number }>(
    'SELECT version FROM business_system WHERE code = $1',
    [code],
  );
  return rows[0]?.version;
}

/** A version to be registered. */
export interface NewVersion {
  readonly code: string;
  readonly version: number;
  readonly definition: unknown;
  readonly by: number | null;
  readonly at: Date;
}

/** Writes a version and puts it in force for cases that begin from now on. */
export async function writeVersion(
  db: Queryable,
  { code, version, definition, by, at }: NewVersion,
): Promise<void> {
  await db.query(
    `INSERT INTO business_system (code, version, status_at) VALUES ($1, $2, $3)
     ON CONFLICT (code) DO UPDATE SET version = excluded.version`,
    [code, version, at],
  );
  await db.query(
    `INSERT INTO business_system_version (system, version, definition, created_at, created_by) VALUES ($1, $2, $3, $4, $5)`,
    [code, version, JSON.stringify(definition), at, by],
  );
}

/** A change of state. Active again, it begins with a clean slate. */
export interface StatusChange {
  readonly code: string;
  readonly status: SystemStatus;
  readonly reason: string;
  readonly at: Date;
}

/** Pauses, resumes or disables; false: it has that state already. */
export async function writeStatus(
  db: Queryable,
  { code, status, reason, at }: StatusChange,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE business_system SET status = $2, status_reason = $3, status_at = $4,
       failures = CASE WHEN $2 = 'active' THEN 0 ELSE failures END,
       open_until = CASE WHEN $2 = 'active' THEN NULL ELSE open_until END,
       failing_since = CASE WHEN $2 = 'active' THEN NULL ELSE failing_since END
     WHERE code = $1 AND status <> $2`,
    [code, status, reason === '' ? null : reason, at],
  );
  return rowCount === 1;
}

/** Writes a secret; those of its direction that have no end yet get one. */
export async function writeSecret(
  db: Queryable,
  secret: Sealed & {
    readonly system: string;
    readonly direction: Direction;
    readonly by: number | null;
    readonly at: Date;
    readonly othersEnd: Date;
  },
): Promise<void> {
  const { system, direction, sealed, sealedWith, by, at, othersEnd } = secret;
  await db.query(
    `UPDATE system_secret SET expires_at = least(coalesce(expires_at, $3), $3) WHERE system = $1 AND direction = $2`,
    [system, direction, othersEnd],
  );
  await db.query('DELETE FROM system_secret WHERE system = $1 AND direction = $2 AND expires_at <= $3', [
    system,
    direction,
    at,
  ]);
  await db.query(
    `INSERT INTO system_secret (system, direction, sealed, sealed_with, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6)`,
    [system, direction, sealed, sealedWith, at, by],
  );
}

/** Puts a secret under another of the hall's keys. */
export async function resealSecret(db: Queryable, id: number, { sealed, sealedWith }: Sealed): Promise<void> {
  await db.query('UPDATE system_secret SET sealed = $2, sealed_with = $3 WHERE id = $1', [
    id,
    sealed,
    sealedWith,
  ]);
}

/** How a system stands 运行情况: breaker, and what waits for it or for a person. */
export interface StandingRow {
  readonly code: string;
  readonly failures: number;
  readonly openUntil: Date | null;
  readonly lastSuccessAt: Date | null;
  readonly lastFailureAt: Date | null;
  readonly lastError: Text | null;
  readonly waiting: number;
  readonly oldestWaitingAt: Date | null;
  readonly dead: number;
  readonly quarantined: number;
}

/** How every system stands. Counts end at a thousand. */
export async function standingsOf(db: Queryable): Promise<readonly StandingRow[]> {
  const { rows } = await db.query<StandingRow>(
    `SELECT s.code, s.failures, s.open_until AS "openUntil", s.last_success_at AS "lastSuccessAt",
       s.last_failure_at AS "lastFailureAt", s.last_error AS "lastError", w.waiting, w.oldest AS "oldestWaitingAt",
       (SELECT count(*)::int FROM (SELECT FROM system_delivery d WHERE d.stuck_for = s.code LIMIT 1000) AS d) AS dead,
       (SELECT count(*)::int FROM (SELECT FROM system_event e WHERE e.stuck_for = s.code LIMIT 1000) AS e)
         AS quarantined
     FROM business_system s CROSS JOIN LATERAL (
       SELECT count(*)::int AS waiting, min(created_at) AS oldest FROM (
         SELECT created_at FROM system_delivery d WHERE d.open_for = s.code LIMIT 1000) AS d) AS w
     ORDER BY s.code`,
  );
  return rows;
}

/** People with the role of an administrator. */
export async function administrators(db: Queryable): Promise<readonly number[]> {
  const { rows } = await db.query<{ id: number }>(
    `SELECT person_id AS id FROM person_role WHERE role = 'admin'`,
  );
  return rows.map(({ id }) => id);
}
