import { Type, type TSchema } from 'typebox';

/**
 * Instant 时刻: RFC 3339 with a time zone. The pattern is there because `date-time` of some validators lets a time without
 * a zone pass, and of others the suffixes of RFC 9557.
 */
export const Instant = Type.String({
  format: 'date-time',
  pattern: '^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:[0-5]\\d(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})$',
  description: 'RFC 3339 with a time zone',
});

/** 受理编号: the hall's number of a case. */
export const Reference = Type.String({
  minLength: 1,
  maxLength: 100,
  description: "The hall's number of the case",
});

/** Machine key 机器编号 of an order at its system; it becomes part of addresses. */
export const OrderId = Type.String({
  minLength: 1,
  maxLength: 200,
  // Dots alone would climb up the path of an address, even in their escaped form.
  pattern: '^(?!\\.{1,2}$)[^\\u0000-\\u001f\\u007f]+$',
  description: 'Machine key of the order at the system',
});

/** One line 单行文字, such as a name. */
export const Line = Type.String({ maxLength: 200 });
/** Running text 文字, plain: markup is shown as typed. */
export const Prose = Type.String({ maxLength: 4000 });
/** Whatever a form or a system holds under its own keys. */
export const Fields = Type.Record(Type.String(), Type.Unknown());

/** A key that may be missing; `null` on the wire means the same. */
export const maybe = <T extends TSchema>(schema: T) => Type.Optional(schema);

/** A file 附件 that the hall offers: a link, good for 7 days, to be fetched with a signed GET. */
export const FileLink = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 200 }),
  name: Line,
  type: Type.String({ maxLength: 200, description: 'Media type' }),
  bytes: Type.Integer({ minimum: 0 }),
  url: Type.String({ maxLength: 2000, pattern: '^https?://' }),
});
