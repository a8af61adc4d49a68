import { fileURLToPath } from 'node:url';
import type { TestHall } from '../../platform/testing/test-hall.ts';
import type { ServiceDefinition } from '../definition.ts';
import type { CheckedService } from '../folder/check-service.ts';
import { readServiceFolder } from '../folder/read-service-folder.ts';
import { importService } from '../import-service.ts';

/** The shipped leave service, checked. */
export async function shippedLeave(): Promise<CheckedService> {
  const folder = fileURLToPath(new URL('../../../../../services/leave-undergraduate', import.meta.url));
  const result = await readServiceFolder(folder);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  const { service } = result;
  if (service.flow === undefined) throw new Error('the leave service has no flow');
  return service;
}

/** Publishes the shipped leave service in a test hall, or a changed one; gives its version. */
export async function importLeave(
  hall: TestHall,
  changed: (service: CheckedService) => CheckedService = (service) => service,
): Promise<number> {
  const imported = await importService(hall.pool, changed(await shippedLeave()), { now: hall.clock() });
  if ('problems' in imported) throw new Error(JSON.stringify(imported.problems));
  return imported.version;
}

/** Publishes the leave service with further keys in its service.yaml, as its next version; gives that version. */
export async function importLeaveWith(hall: TestHall, keys: Partial<ServiceDefinition>): Promise<number> {
  const leave = await shippedLeave();
  const { duplicates: _d, onBehalf: _b, confirmation: _c, obligations: _o, ...plain } = leave.definition;
  const changed = {
    ...leave,
    definition: { ...plain, ...keys },
    contentHash: `${leave.contentHash} ${JSON.stringify(keys)}`,
  };
  const imported = await importService(hall.pool, changed, { now: hall.clock() });
  if ('problems' in imported) throw new Error(JSON.stringify(imported.problems));
  return imported.version;
}
