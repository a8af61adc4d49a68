import { readSecret, type Secret } from '@wangban/connectors/webhook';
import { Value } from 'typebox/value';
import { followRevision, type Live } from '../../platform/db/follow-revision.ts';
import type { Pool } from '../../platform/db/pool.ts';
import type { HallKeys } from '../../platform/sealing/hall-keys.ts';
import { unseal } from '../../platform/sealing/seal.ts';
import { SystemDefinition } from './definition.ts';
import { sealedFor } from './sealed-for.ts';
import {
  definitionOf,
  readSystems,
  systemsRevision,
  type Direction,
  type SecretRow,
  type SystemRow,
  type SystemRows,
  type SystemStatus,
} from './store.ts';

/** A business system 业务系统 as this process knows it. */
export interface KnownSystem {
  readonly code: string;
  readonly version: number;
  readonly status: SystemStatus;
  readonly statusReason: string | null;
  readonly statusAt: Date;
  readonly definition: SystemDefinition;
  /** Secrets of a direction that are in force, the newest first. */
  readonly secretsAt: (direction: Direction, now: number) => readonly Secret[];
  /** When they were made and when they end; never what they are. */
  readonly secrets: readonly Omit<SecretRow, 'sealed' | 'sealedWith'>[];
}

/** Snapshot 快照 of all systems. */
export interface Systems {
  readonly revision: number;
  all(): readonly KnownSystem[];
  find(code: string): KnownSystem | undefined;
}

/** The systems of a hall, in step with the database; and their versions, which never change. */
export interface LiveSystems extends Live<Systems> {
  /** The definition of a version; undefined: there is none. */
  version(code: string, version: number): Promise<SystemDefinition | undefined>;
}

/** What the systems need. */
export interface SystemsParts {
  readonly pool: Pool;
  readonly keys: HallKeys;
  /** Told of a secret or definition that cannot be read: the system then has none. */
  readonly onBroken: (system: string, error: unknown) => void;
}

/** Loads the systems and keeps them in step with the database. */
export async function createSystems({ pool, keys, onBroken }: SystemsParts): Promise<LiveSystems> {
  const versions = new Map<string, Promise<SystemDefinition | undefined>>();
  const live = await followRevision<Systems>(
    async () => snapshotOf(await readSystems(pool), keys, onBroken),
    () => systemsRevision(pool),
  );
  return {
    ...live,
    version: async (code, version) => {
      const name = `${code}@${version}`;
      const reading = versions.get(name) ?? readVersion(pool, code, version);
      versions.set(name, reading);
      const read = await reading.catch(() => undefined);
      // A lost database, or a version that comes yet, is asked for again.
      if (read === undefined) versions.delete(name);
      return read ?? reading;
    },
  };
}

async function readVersion(pool: Pool, code: string, version: number): Promise<SystemDefinition | undefined> {
  const stored = await definitionOf(pool, code, version);
  return stored === undefined ? undefined : Value.Parse(SystemDefinition, stored);
}

function snapshotOf(rows: SystemRows, keys: HallKeys, onBroken: SystemsParts['onBroken']): Systems {
  const known = rows.systems.flatMap((row) => knownOf(row, rows.secrets, keys, onBroken));
  const byCode = new Map(known.map((system) => [system.code, system]));
  return { revision: rows.revision, all: () => known, find: (code) => byCode.get(code) };
}

function knownOf(
  row: SystemRow,
  all: readonly SecretRow[],
  keys: HallKeys,
  onBroken: SystemsParts['onBroken'],
): readonly KnownSystem[] {
  const { code, version, status, statusReason, statusAt, definition } = row;
  if (!Value.Check(SystemDefinition, definition)) {
    onBroken(code, new Error(`version ${version} cannot be read`));
    return [];
  }
  const own = all.filter(({ system }) => system === code);
  const opened = own.flatMap((secret) => openedOf(secret, keys, onBroken));
  return [
    {
      code,
      version,
      status,
      statusReason,
      statusAt,
      definition,
      secretsAt: (direction, now) =>
        opened
          .filter((each) => each.direction === direction && (each.endsAt ?? Infinity) > now)
          .map(({ secret }) => secret),
      secrets: own.map(({ sealed: _sealed, sealedWith: _with, ...told }) => told),
    },
  ];
}

interface Opened {
  readonly direction: Direction;
  readonly secret: Secret;
  readonly endsAt: number | undefined;
}

function openedOf(row: SecretRow, keys: HallKeys, onBroken: SystemsParts['onBroken']): readonly Opened[] {
  const { system, direction, expiresAt } = row;
  try {
    const read = readSecret(unseal(keys, row, sealedFor(system, direction)));
    if ('problems' in read) return [];
    return [{ direction, secret: read.value, endsAt: expiresAt?.getTime() }];
  } catch (error) {
    onBroken(system, error);
    return [];
  }
}
