import { Type, type Static } from 'typebox';
import { Order } from './order.ts';
import { Instant, maybe, OrderId } from './parts.ts';

/** Id 事件编号 of an event of a system: it equals `webhook-id`, which must not have a dot (it is part of what is signed). */
const SystemEventId = Type.String({ pattern: '^[A-Za-z0-9_:-]{1,200}$' });

/** An event of a system 系统事件 on its way to the hall: the order as it is now. At most 256 KB. */
export const SystemEvent = Type.Object({
  specversion: Type.Literal('1.0'),
  id: SystemEventId,
  source: Type.String({ minLength: 1, maxLength: 200 }),
  type: Type.Literal('order.updated'),
  subject: maybe(OrderId),
  time: Instant,
  timestamp: maybe(Instant),
  data: Order,
});
export type SystemEvent = Static<typeof SystemEvent>;
