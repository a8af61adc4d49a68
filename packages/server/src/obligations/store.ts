import type { Text } from '@wangban/engine';
import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** An obligation 后续义务 with what its line shows of the case. */
export interface ObligationLine {
  readonly instance: number;
  readonly no: number;
  readonly kind: string;
  readonly service: string;
  readonly serviceVersion: number;
  readonly reference: string;
  readonly title: Text;
  readonly holder: number;
  readonly begunAt: Date;
  readonly dueAt: Date;
  readonly status: 'open' | 'fulfilled' | 'extended' | 'dropped' | 'lapsed';
  readonly settledAt: Date | null;
  readonly blocksNew: boolean;
}

/** Nobody owes more than a handful; a list that is longer is cut. */
const MOST_OPEN = 50;

const LINE = `o.instance_id AS instance, o.no, o.kind, o.service, i.service_version AS "serviceVersion", i.reference, i.title,
  o.holder_id AS holder, o.begun_at AS "begunAt", o.due_at AS "dueAt", o.status, o.settled_at AS "settledAt",
  o.blocks_new AS "blocksNew"`;

const selectOpen = statement<ObligationLine>(
  'obligations.open',
  `SELECT ${LINE} FROM obligation o JOIN instance i ON i.id = o.instance_id
   WHERE o.holder_id = $1 AND o.status = 'open' ORDER BY o.due_at, o.instance_id LIMIT ${MOST_OPEN}`,
);
const selectOfInstance = statement<ObligationLine>(
  'obligations.of-instance',
  `SELECT ${LINE} FROM obligation o JOIN instance i ON i.id = o.instance_id
   WHERE o.instance_id = $1 ORDER BY o.no`,
);

/** What somebody still has to do 待完成, what is due first first. */
export function openObligations(db: Queryable, holder: number): Promise<readonly ObligationLine[]> {
  return selectOpen(db, [holder]);
}

/** All obligations of a case, settled ones included. */
export function obligationsOf(db: Queryable, instance: number): Promise<readonly ObligationLine[]> {
  return selectOfInstance(db, [instance]);
}

/** Open obligations of a person that stand in the way of a new application of the service 未完成不得再申请. */
export async function blockersOf(
  db: Queryable,
  holder: number,
  service: string,
): Promise<readonly ObligationLine[]> {
  const open = await openObligations(db, holder);
  return open.filter((one) => one.service === service && one.blocksNew);
}
