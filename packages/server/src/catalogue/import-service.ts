import type { Pool, Queryable } from '../platform/db/pool.ts';
import type { CheckedService } from './folder/check-service.ts';
import { type Imported, insertVersion } from './store.ts';

/**
 * Publishes a checked service 导入事项 as its next version, or finds that the serving version has this very content.
 * `note` runs in the same transaction, for a new version only. `now` in epoch milliseconds.
 */
export function importService(
  pool: Pool,
  service: CheckedService,
  now: number,
  note: (db: Queryable, service: CheckedService, version: number) => Promise<void> = () => Promise.resolve(),
): Promise<Imported> {
  const { definition, form, flowXml, contentHash } = service;
  const added = {
    service: definition.code,
    referenceCode: definition.referenceCode,
    definition,
    form: form.definition,
    flow: flowXml,
    contentHash,
  };
  return insertVersion(pool, added, now, (db, version) => note(db, service, version));
}
