import type { Catalogue, UnreadableEntry } from '../catalogue/catalogue.ts';
import type { ServiceByVersion } from '../catalogue/compiled.ts';
import type { Pool } from '../platform/db/pool.ts';
import { UnreadableVersion } from '../platform/errors/unreadable-version.ts';
import { versionsInUse } from './store.ts';

interface FindDeps {
  readonly pool: Pool;
  readonly catalogue: { refresh(): Promise<Pick<Catalogue, 'unreadable'>> };
  readonly serviceByVersion: ServiceByVersion;
}

/** Versions that serve, or that cases still run on, and that this build cannot read 无法读取的版本. Each is compiled once per process. */
export async function findUnreadable(deps: FindDeps): Promise<readonly UnreadableEntry[]> {
  const { unreadable } = await deps.catalogue.refresh();
  const found = new Map(unreadable.map((entry) => [`${entry.code}@${entry.version}`, entry]));
  for (const { service, version } of await versionsInUse(deps.pool)) {
    const reason = await reasonOf(deps.serviceByVersion, service, version);
    if (reason !== undefined) found.set(`${service}@${version}`, { code: service, version, reason });
  }
  return [...found.values()];
}

async function reasonOf(
  serviceByVersion: ServiceByVersion,
  service: string,
  version: number,
): Promise<string | undefined> {
  try {
    await serviceByVersion(service, version);
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableVersion) return error.reason;
    throw error;
  }
}
