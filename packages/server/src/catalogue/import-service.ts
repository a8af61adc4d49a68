import type { Pool } from '../platform/db/pool.ts';
import type { CheckedService } from './folder/check-service.ts';
import { type Imported, insertVersion } from './store.ts';

/**
 * Publishes a checked service 导入事项 as its next version, or finds that the serving version has this very content.
 * `now` in epoch milliseconds.
 */
export function importService(pool: Pool, service: CheckedService, now: number): Promise<Imported> {
  const { definition, form, flowXml, contentHash } = service;
  return insertVersion(
    pool,
    {
      service: definition.code,
      referenceCode: definition.referenceCode,
      definition,
      form: form.definition,
      flow: flowXml,
      contentHash,
    },
    now,
  );
}
