import { Type } from 'typebox';
import { Order, OrderPage } from './order.ts';
import { parseBytes, parseValue } from './parse.ts';
import type { Parsed, WireProblem } from './wire-problem.ts';

/** A page 一页 as it is read: one order that cannot be read does not hide the others. */
export interface ReadPage {
  readonly orders: readonly Order[];
  readonly unreadable: readonly { readonly raw: unknown; readonly problems: readonly WireProblem[] }[];
  readonly next: string | null;
}

const Frame = Type.Object({
  orders: Type.Array(Type.Unknown(), { maxItems: 500 }),
  next: OrderPage.properties.next,
});

/** Reads a page of changed or of all orders. */
export function parseOrderPage(bytes: Uint8Array): Parsed<ReadPage> {
  const frame = parseBytes(Frame, bytes);
  if ('problems' in frame) return frame;
  const read = frame.value.orders.map((raw) => ({ raw, parsed: parseValue(Order, raw) }));
  return {
    value: {
      orders: read.flatMap(({ parsed }) => ('value' in parsed ? [parsed.value] : [])),
      unreadable: read.flatMap(({ raw, parsed }) =>
        'problems' in parsed ? [{ raw, problems: parsed.problems }] : [],
      ),
      next: frame.value.next,
    },
  };
}
