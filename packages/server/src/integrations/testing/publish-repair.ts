import { searchRowOf } from '../../catalogue/search/search-row.ts';
import { insertVersion } from '../../catalogue/store.ts';
import { shippedLeave } from '../../catalogue/testing/import-sample.ts';
import type { Pool } from '../../platform/db/pool.ts';
import { REPAIR_FLOW } from './repair-flow.ts';

/** Publishes the service `repair` 测试用的事项, whose form is that of a leave: what is asked does not matter here. */
export async function publishRepair(pool: Pool, now: number): Promise<void> {
  const leave = await shippedLeave();
  const definition = {
    ...leave.definition,
    code: 'repair',
    referenceCode: 'BX',
    systems: { centre: ['repair', 'cost'] },
    confirmation: { afterDays: 7, reopenAt: 'repair' },
    obligations: [],
  };
  const sources = {
    form: leave.form.definition,
    flow: REPAIR_FLOW,
    callable: {},
    contentHash: 'repair',
  };
  const search = searchRowOf(definition);
  const added = { service: 'repair', referenceCode: 'BX', definition, search, ...sources };
  await insertVersion(pool, added, { now });
}
