import type { Queryable } from '../../platform/db/pool.ts';

/** What of a system waits for a person 待人工处理. */
export interface Waiting {
  readonly system: string;
  readonly differences: number;
  readonly dead: number;
  readonly quarantined: number;
}

/** Systems of which something waits for a person, with how much. */
export async function waitingForPeople(db: Queryable): Promise<readonly Waiting[]> {
  const { rows } = await db.query<Waiting>(
    `SELECT * FROM (
       SELECT s.code AS system,
         (SELECT count(*)::int FROM reconciliation_difference d WHERE d.system = s.code AND d.status = 'open') AS differences,
         (SELECT count(*)::int FROM system_delivery d WHERE d.stuck_for = s.code) AS dead,
         (SELECT count(*)::int FROM system_event e WHERE e.stuck_for = s.code) AS quarantined
       FROM business_system s) AS w
     WHERE differences + dead + quarantined > 0 ORDER BY system`,
  );
  return rows;
}
