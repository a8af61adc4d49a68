import { Type, type Static, type TSchema } from 'typebox';
import { Fields, FileLink, Instant, Line, maybe, Prose, Reference } from './parts.ts';

/** Id 事件编号 of an event of the hall: it equals `webhook-id` and, in quotes, `Idempotency-Key`. */
const HallEventId = Type.String({ pattern: '^[A-Za-z0-9:-]{1,200}$' });

const files = maybe(Type.Array(FileLink, { maxItems: 100 }));
const lap = Type.Integer({ minimum: 1, description: 'How often the case went through this step' });

/** `data` of each type of event that the hall sends. */
export const hallEventData = {
  'order.create': Type.Object({
    reference: Reference,
    service: Line,
    operation: Line,
    lap,
    test: Type.Boolean(),
    applicant: Type.Object({ personNo: Line, name: Line, phone: maybe(Line) }),
    fields: Fields,
    files,
    link: maybe(Type.String({ maxLength: 2000 })),
  }),
  'order.reopened': Type.Object({ reference: Reference, lap, reason: Prose, files }),
  'order.reminded': Type.Object({
    reference: Reference,
    note: maybe(Prose),
    by: Type.Enum(['applicant', 'office']),
    times: Type.Integer({ minimum: 1 }),
  }),
  'order.noted': Type.Object({ reference: Reference, note: maybe(Prose), files }),
  'order.decided': Type.Object({
    reference: Reference,
    decision: Type.Enum(['approved', 'rejected']),
    fields: maybe(Fields),
    opinion: maybe(Prose),
  }),
  'order.confirmed': Type.Object({ reference: Reference, how: Type.Enum(['applicant', 'default']) }),
  'order.rated': Type.Object({
    reference: Reference,
    stars: Type.Integer({ minimum: 1, maximum: 5 }),
    options: maybe(Type.Array(Line, { maxItems: 50 })),
    comment: maybe(Prose),
  }),
  'order.withdrawn': Type.Object({ reference: Reference, reason: maybe(Prose) }),
} as const;

/** Type 事件类型 of an event of the hall. */
export type HallEventType = keyof typeof hallEventData;
/** All types, in the order of the contract. */
export const HALL_EVENT_TYPES = [
  'order.create',
  'order.reopened',
  'order.reminded',
  'order.noted',
  'order.decided',
  'order.confirmed',
  'order.rated',
  'order.withdrawn',
] as const satisfies readonly HallEventType[];

/** `data` of one type. */
export type HallEventData<T extends HallEventType> = Static<(typeof hallEventData)[T]>;

function envelope<T extends string, D extends TSchema>(type: T, data: D) {
  return Type.Object({
    specversion: Type.Literal('1.0'),
    id: HallEventId,
    source: Type.String({ minLength: 1, maxLength: 200 }),
    type: Type.Literal(type),
    subject: Reference,
    time: Instant,
    timestamp: Instant,
    datacontenttype: Type.Literal('application/json'),
    origin: Type.String({ minLength: 1, maxLength: 100 }),
    hops: Type.Integer({ minimum: 0, maximum: 5 }),
    data,
  });
}

/** Envelope 信封 of each type: a CloudEvents 1.0 event in JSON and a payload of Standard Webhooks at once. */
export const hallEvents = {
  'order.create': envelope('order.create', hallEventData['order.create']),
  'order.reopened': envelope('order.reopened', hallEventData['order.reopened']),
  'order.reminded': envelope('order.reminded', hallEventData['order.reminded']),
  'order.noted': envelope('order.noted', hallEventData['order.noted']),
  'order.decided': envelope('order.decided', hallEventData['order.decided']),
  'order.confirmed': envelope('order.confirmed', hallEventData['order.confirmed']),
  'order.rated': envelope('order.rated', hallEventData['order.rated']),
  'order.withdrawn': envelope('order.withdrawn', hallEventData['order.withdrawn']),
} as const;

/** An event of the hall 大厅事件 on its way to a system. */
export type HallEvent = { [T in HallEventType]: Static<(typeof hallEvents)[T]> }[HallEventType];

/** Whether a word is a type of event that the hall sends. */
export function isHallEventType(word: unknown): word is HallEventType {
  return HALL_EVENT_TYPES.some((type) => type === word);
}
