import { Type, type Static, type TProperties, type TSchema } from 'typebox';
import { Value } from 'typebox/value';

const Text = Type.String({ maxLength: 8000 });
const Maybe = Type.Union([Text, Type.Null()]);
const Reference = Type.String({ minLength: 1, maxLength: 100 });
const Files = Type.Optional(
  Type.Array(
    Type.Object({ id: Reference, name: Text, type: Text, bytes: Type.Integer({ minimum: 0 }), url: Text }),
    { maxItems: 100 },
  ),
);

function event<T extends string, D extends TProperties>(type: T, data: D) {
  return Type.Object({
    specversion: Type.Literal('1.0'),
    id: Type.String({ pattern: '^[A-Za-z0-9:-]{1,200}$' }),
    type: Type.Literal(type),
    time: Text,
    data: Type.Object({ reference: Reference, ...data }),
  });
}

const Create = event('order.create', {
  service: Text,
  operation: Text,
  lap: Type.Integer({ minimum: 1 }),
  test: Type.Boolean(),
  applicant: Type.Object({ personNo: Text, name: Text, phone: Type.Optional(Maybe) }),
  fields: Type.Record(Type.String(), Type.Unknown()),
  files: Files,
  link: Type.Optional(Maybe),
});

const LATER = {
  'order.reopened': event('order.reopened', {
    lap: Type.Integer({ minimum: 1 }),
    reason: Text,
    files: Files,
  }),
  'order.reminded': event('order.reminded', {
    note: Type.Optional(Maybe),
    by: Text,
    times: Type.Integer({ minimum: 1 }),
  }),
  'order.noted': event('order.noted', { note: Type.Optional(Maybe), files: Files }),
  'order.decided': event('order.decided', {
    decision: Type.Enum(['approved', 'rejected']),
    opinion: Type.Optional(Maybe),
  }),
  'order.confirmed': event('order.confirmed', { how: Type.Enum(['applicant', 'default']) }),
  'order.rated': event('order.rated', {
    stars: Type.Integer({ minimum: 1, maximum: 5 }),
    options: Type.Optional(Type.Union([Type.Array(Text), Type.Null()])),
    comment: Type.Optional(Maybe),
  }),
  'order.withdrawn': event('order.withdrawn', { reason: Type.Optional(Maybe) }),
} as const;

export type CreateEvent = Static<typeof Create>;
/** What the hall tells of an order that is there already. */
export type LaterEvent = { [T in keyof typeof LATER]: Static<(typeof LATER)[T]> }[keyof typeof LATER];

/** What was read, or what is wrong with it, as one line. */
export type Read<T> = { readonly event: T } | { readonly wrong: string };

/** Reads the order that the hall wants made. */
export function readCreate(value: unknown): Read<CreateEvent> {
  return Value.Check(Create, value) ? { event: value } : { wrong: firstError(Create, value) };
}

/** Reads an event of the hall by its type. */
export function readLater(value: unknown): Read<LaterEvent> {
  const found = Object.values(LATER).find((schema) => schema.properties.type.const === typeOf(value));
  if (found === undefined) return { wrong: `/type must be one of ${Object.keys(LATER).join(', ')}` };
  return Value.Check(found, value) ? { event: value } : { wrong: firstError(found, value) };
}

function typeOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
}

function firstError(schema: TSchema, value: unknown): string {
  const [first] = Value.Errors(schema, value);
  return `${first?.instancePath ?? ''} ${first?.message ?? 'is not as agreed'}`.trim();
}
