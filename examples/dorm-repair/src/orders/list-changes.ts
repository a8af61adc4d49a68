import type { Queryable } from '../../../foundation/src/database/pool.ts';
import { ORDER_COLUMNS, ORDER_TABLES } from './columns.ts';
import type { Order } from './order.ts';

const PAGE = 500;

/** Which orders: all that changed since a time, or all open ones and those closed since. */
export type Scope = 'changes' | 'all';

/** A page 一页 of orders, oldest change first; `next` is the cursor of the page behind it. */
export interface ChangePage {
  readonly orders: readonly Order[];
  readonly next: string | null;
}

const WHERE: Readonly<Record<Scope, string>> = {
  changes: 'o.updated_at >= $1',
  all: '(o.closed_at IS NULL OR o.closed_at > $1)',
};

/** Reads a page behind the cursor. An order that changes while somebody pages moves to the end: it is never skipped. */
export async function listChanges(
  db: Queryable,
  scope: Scope,
  since: Date,
  after: Cursor | undefined,
  limit = PAGE,
): Promise<ChangePage> {
  const { rows } = await db.query<Order>(
    `SELECT ${ORDER_COLUMNS} FROM ${ORDER_TABLES}
     WHERE ${WHERE[scope]} AND ($2::timestamptz IS NULL OR (o.updated_at, o.id) > ($2, $3::bigint))
     ORDER BY o.updated_at, o.id LIMIT $4`,
    [since, after?.at ?? null, after?.id ?? null, limit + 1],
  );
  const orders = rows.slice(0, limit);
  const last = orders.at(-1);
  return { orders, next: rows.length > limit && last !== undefined ? cursorOf(last) : null };
}

interface Cursor {
  readonly at: Date;
  readonly id: string;
}

function cursorOf({ updatedAt, id }: Order): string {
  return `${updatedAt.getTime()}-${id}`;
}

/** Reads a cursor that we gave out; undefined = it is none of ours. */
export function readCursor(text: string): Cursor | undefined {
  const [, at, id] = /^(\d{1,15})-([1-9]\d{0,17})$/.exec(text) ?? [];
  return at === undefined || id === undefined ? undefined : { at: new Date(Number(at)), id };
}
