import { Type, type Static } from 'typebox';
import { Fields, Instant, Line, maybe, OrderId, Prose, Reference } from './parts.ts';

/** A picture 照片 of the work: the hall fetches it and removes its EXIF data. */
export const Photo = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 200 }),
  url: Type.String({ maxLength: 2000, pattern: '^https?://' }),
  name: maybe(Line),
});
export type Photo = Static<typeof Photo>;

/** Order 工单: what a business system makes of one case. Other keys may stand in it and are kept. */
export const Order = Type.Object({
  id: OrderId,
  reference: Reference,
  version: maybe(
    Type.Integer({
      minimum: 0,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'Only grows; without it updatedAt orders',
    }),
  ),
  status: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S', description: "The system's own word" }),
  updatedAt: Instant,
  no: maybe(Type.String({ minLength: 1, maxLength: 100, description: 'The number that people quote' })),
  statusText: maybe(Line),
  note: maybe(Prose),
  worker: maybe(Type.Object({ name: Line, phone: maybe(Line) })),
  visit: maybe(Type.Object({ from: Instant, to: maybe(Instant) })),
  photos: maybe(Type.Array(Photo, { maxItems: 50 })),
  materials: maybe(
    Type.Array(Type.Object({ name: Line, count: maybe(Type.Number({ minimum: 0 })), measure: maybe(Line) }), {
      maxItems: 200,
    }),
  ),
  costCents: maybe(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  fields: maybe(Fields),
  cause: maybe(Type.String({ maxLength: 300, description: "The hall's event that led to this version" })),
});
export type Order = Static<typeof Order>;

/** One page 一页 of orders, oldest first; `next` is null on the last one. */
export const OrderPage = Type.Object({
  orders: Type.Array(Order, { maxItems: 500 }),
  next: Type.Union([Type.String({ minLength: 1, maxLength: 2000 }), Type.Null()]),
});
export type OrderPage = Static<typeof OrderPage>;

/** Answer 查询结果 to the question which order a reference has: none or one. */
export const FoundOrders = Type.Object({ orders: Type.Array(Order, { maxItems: 2 }) });

/** Receipt 凭据 for an order that takes longer (202). */
export const Pending = Type.Object({
  token: Type.String({ minLength: 1, maxLength: 200, pattern: '^[A-Za-z0-9._~:-]+$' }),
});
export type Pending = Static<typeof Pending>;
