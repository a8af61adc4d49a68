import type { Queryable } from '../../../foundation/src/database/pool.ts';
import type { Config, StatusGroup } from '../config/schema.ts';
import { ORDER_COLUMNS, ORDER_TABLES } from './columns.ts';
import type { Order } from './order.ts';

/** What the board shows 工单筛选; what is missing does not restrict. */
export interface BoardFilter {
  readonly area?: string | undefined;
  readonly trade?: string | undefined;
  readonly statuses?: readonly string[] | undefined;
  readonly workerId?: number | undefined;
  readonly overdue?: boolean | undefined;
  /** Number, reference, room, name or asset number, or a part of one. */
  readonly search?: string | undefined;
}

export const BOARD_PAGE = 30;

/** Statuses of some groups, in the order of the configuration. */
export function statusesOf(config: Config, groups: readonly StatusGroup[]): readonly string[] {
  return Object.entries(config.statuses).flatMap(([word, { group }]) =>
    groups.includes(group) ? [word] : [],
  );
}

/** Orders of the board: what calls for somebody first, then the oldest; closed ones newest first. */
export async function listBoard(
  db: Queryable,
  config: Config,
  filter: BoardFilter,
  now: Date,
  page = 0,
): Promise<{ readonly orders: readonly Order[]; readonly total: number }> {
  const where = whereOf(config, filter, now);
  const { rows } = await db.query<Order & { total: number }>(
    `SELECT ${ORDER_COLUMNS}, count(*) OVER ()::int AS total FROM ${ORDER_TABLES} WHERE ${where.sql}
     ORDER BY (o.closed_at IS NULL) DESC, o.reminder_seen, o.closed_at DESC NULLS FIRST, o.clock_from, o.id
     LIMIT ${BOARD_PAGE} OFFSET ${BOARD_PAGE * page}`,
    where.values,
  );
  return { orders: rows, total: rows[0]?.total ?? 0 };
}

/** How many orders each status has, whatever status the filter asks for. */
export async function countStatuses(
  db: Queryable,
  config: Config,
  filter: BoardFilter,
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const where = whereOf(config, { ...filter, statuses: undefined }, now);
  const { rows } = await db.query<{ status: string; count: number }>(
    `SELECT o.status, count(*)::int AS count FROM ${ORDER_TABLES} WHERE ${where.sql} GROUP BY o.status`,
    where.values,
  );
  return new Map(rows.map(({ status, count }) => [status, count]));
}

/** Since when an order is too late; an order that waits for parts or a company never is. */
export function overdueSince(config: Config, order: Order): Date | undefined {
  const group = config.statuses[order.status]?.group ?? 'working';
  if (group !== 'new' && group !== 'working') return undefined;
  const { dispatchHours, finishHours } = config.limits;
  const hours = group === 'new' ? dispatchHours : finishHours;
  return new Date(order.clockFrom.getTime() + hours * 3_600_000);
}

function whereOf(config: Config, filter: BoardFilter, now: Date) {
  const values: unknown[] = [];
  const value = (one: unknown) => `$${values.push(one)}`;
  const parts = ['true'];
  if (filter.area !== undefined) parts.push(`o.area = ${value(filter.area)}`);
  if (filter.trade !== undefined) parts.push(`o.trade = ${value(filter.trade)}`);
  if (filter.statuses !== undefined) parts.push(`o.status = ANY (${value(filter.statuses)})`);
  if (filter.workerId !== undefined) parts.push(`o.worker_id = ${value(filter.workerId)}`);
  if (filter.overdue === true) parts.push(overdueSql(config, now, value));
  if (filter.search !== undefined) {
    const like = value(`%${filter.search.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`);
    const columns = ['o.no', 'o.reference', 'o.place', 'o.applicant_name', "coalesce(o.asset_no, '')"];
    parts.push(`(${columns.map((column) => `${column} ILIKE ${like}`).join(' OR ')})`);
  }
  return { sql: parts.join(' AND '), values };
}

function overdueSql(config: Config, now: Date, value: (one: unknown) => string): string {
  const before = (hours: number) => value(new Date(now.getTime() - hours * 3_600_000));
  const late = (group: StatusGroup, hours: number) =>
    `o.status = ANY (${value(statusesOf(config, [group]))}) AND o.clock_from < ${before(hours)}`;
  return `(${late('new', config.limits.dispatchHours)} OR ${late('working', config.limits.finishHours)})`;
}
