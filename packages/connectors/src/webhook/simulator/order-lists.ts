import type { Order } from '../wire/order.ts';
import { CLOSED } from './order-book.ts';

/** Which list 清单, and how it is cut. */
export interface ListQuery {
  readonly list: 'changes' | 'all';
  readonly sinceMs: number;
  readonly cursor: string | undefined;
  readonly pageSize: number;
  /** `after`: what changed exactly at `since` is missing. */
  readonly isExclusive: boolean;
  /** -1 repeats the last row of a page, 1 skips the next one. */
  readonly slip: -1 | 0 | 1;
}

/** One page by keyset: what changes while pages are read moves to the end and is not lost. */
export function orderPage(
  orders: readonly Order[],
  { list, sinceMs, cursor, pageSize, isExclusive, slip }: ListQuery,
): { readonly orders: readonly Order[]; readonly next: string | null } {
  const wanted = orders
    .filter((order) => {
      const at = Date.parse(order.updatedAt);
      const isLater = isExclusive ? at > sinceMs : at >= sinceMs;
      return isLater || (list === 'all' && !CLOSED.has(order.status));
    })
    .map((order) => ({ order, key: `${order.updatedAt} ${order.id.padStart(12, '0')}` }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const start =
    cursor === undefined
      ? 0
      : Math.max(
          wanted.findIndex(({ key }) => key > cursor),
          0,
        );
  const isPast = cursor !== undefined && !wanted.some(({ key }) => key > cursor);
  const page = isPast ? [] : wanted.slice(start, start + pageSize);
  const isLast = isPast || start + pageSize >= wanted.length;
  const lastKey = wanted[start + page.length - 1 + slip]?.key ?? page.at(-1)?.key;
  return { orders: page.map(({ order }) => order), next: isLast || lastKey === undefined ? null : lastKey };
}
