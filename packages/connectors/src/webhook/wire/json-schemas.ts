import { Type, type TSchema } from 'typebox';
import { DeliveryList } from './delivery-list.ts';
import { Description } from './description.ts';
import { hallEvents } from './hall-event.ts';
import { HookReply, HookRequest } from './hook.ts';
import { FoundOrders, Order, OrderPage, Pending } from './order.ts';
import { Problem } from './problem.ts';
import { SystemEvent } from './system-event.ts';

/** Bodies 报文 of the contract by the name of their JSON Schema file, each with what it is. */
const bodies: Readonly<Record<string, readonly [string, TSchema]>> = {
  'hall-event': ['What the hall sends 大厅事件', Type.Union(Object.values(hallEvents))],
  'delivery-list': ['What a system fetches itself 取件清单', DeliveryList],
  'system-event': ['What a system sends 系统事件', SystemEvent],
  order: ['Order 工单', Order],
  'order-page': ['Page of orders 工单清单', OrderPage],
  'found-orders': ['Answer to a lookup 查单结果', FoundOrders],
  pending: ['Receipt for an order that takes longer 处理中凭据', Pending],
  description: ['How a system describes itself 系统说明', Description],
  'hook-request': ['Question before something happens 前置事件询问', HookRequest],
  'hook-reply': ['Reply to a before-event 前置事件答复', HookReply],
  problem: ['Problem document 问题说明 (RFC 9457)', Problem],
};

/** JSON Schema 2020-12 of every body of the contract, for vendors: the reader takes exactly what they say. */
export function jsonSchemas(): ReadonlyMap<string, object> {
  return new Map(
    Object.entries(bodies).map(([name, [title, schema]]) => [
      name,
      { $schema: 'https://json-schema.org/draft/2020-12/schema', title, ...nullable(schema) },
    ]),
  );
}

/** What may be missing may be null as well; the reader leaves such keys out before it looks. */
function nullable(schema: TSchema): TSchema {
  if (Type.IsUnion(schema)) return { ...schema, anyOf: schema.anyOf.map(nullable) };
  if (Type.IsArray(schema)) return { ...schema, items: nullable(schema.items) };
  if (!Type.IsObject(schema)) return schema;
  const required: readonly string[] = schema.required ?? [];
  const properties = Object.entries(schema.properties).map(([key, property]: [string, TSchema]) => {
    const inner = nullable(property);
    return [key, required.includes(key) ? inner : { anyOf: [inner, { type: 'null' }] }];
  });
  return { ...schema, properties: Object.fromEntries(properties) };
}
