import type { DirectorySnapshot } from '../../people/snapshot.ts';
import type { StandingRow } from './store.ts';
import type { KnownSystem } from './systems.ts';

/** A system in a list 业务系统一览: what it is and how it stands. */
export function summaryOf(
  { code, version, status, statusReason, statusAt, definition }: KnownSystem,
  standings: readonly StandingRow[],
  directory: DirectorySnapshot,
) {
  const stands = standings.find((each) => each.code === code);
  const unit = directory.unitByCode(definition.owner)?.name ?? definition.owner;
  return {
    code,
    name: definition.name,
    owner: { zh: unit, en: unit },
    style: definition.style,
    version,
    status,
    statusReason,
    statusAt: statusAt.toISOString(),
    failures: stands?.failures ?? 0,
    openUntil: instant(stands?.openUntil),
    lastSuccessAt: instant(stands?.lastSuccessAt),
    lastFailureAt: instant(stands?.lastFailureAt),
    lastError: stands?.lastError ?? null,
    waiting: stands?.waiting ?? 0,
    oldestWaitingAt: instant(stands?.oldestWaitingAt),
    dead: stands?.dead ?? 0,
    quarantined: stands?.quarantined ?? 0,
  };
}

/** A system with its definition, and when its secrets were made and end. */
export function detailOf(
  system: KnownSystem,
  standings: readonly StandingRow[],
  directory: DirectorySnapshot,
) {
  return {
    ...summaryOf(system, standings, directory),
    definition: { ...system.definition },
    secrets: system.secrets.map(({ id, direction, createdAt, expiresAt }) => ({
      id,
      direction,
      createdAt: createdAt.toISOString(),
      expiresAt: instant(expiresAt),
    })),
  };
}

function instant(at: Date | null | undefined): string | null {
  return at?.toISOString() ?? null;
}
