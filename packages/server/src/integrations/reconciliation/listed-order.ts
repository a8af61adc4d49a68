import type { Order } from '@wangban/connectors/webhook';
import { contentHash } from '../inbound/order-content.ts';
import { storableText } from '../storable-text.ts';
import type { ListedOrder } from './run-store.ts';

/** An order of the system's list as it is put down to be compared 清单行. */
export function listedOrder(order: Order): ListedOrder {
  return {
    order_id: order.id,
    reference: storableText(order.reference),
    version: order.version ?? null,
    status: storableText(order.status),
    updated_at: order.updatedAt,
    content_hash: `\\x${contentHash(order)}`,
    body: storableText(JSON.stringify(order)),
  };
}
