import { dayOf } from '../../../foundation/src/pages/moments.ts';
import type { Config } from '../config/schema.ts';
import type { Order } from './order.ts';

/** A picture of the work, as the hall is told of it. */
export interface ResultPhoto {
  readonly id: string;
  readonly name: string;
}

/** An order on the wire 对接格式, as docs/integration.md has it. */
export interface WireOrder {
  readonly id: string;
  readonly no: string;
  readonly reference: string;
  readonly version: number;
  readonly status: string;
  readonly updatedAt: string;
  readonly [more: string]: unknown;
}

/** What the hall reads of an order. */
export function toWire(
  config: Config,
  order: Order,
  photos: readonly ResultPhoto[],
  publicUrl: string,
): WireOrder {
  const worker = order.workerName === null ? {} : { worker: workerOf(order.workerName, order.workerPhone) };
  const visit =
    order.visitFrom === null || order.visitTo === null
      ? {}
      : { visit: { from: order.visitFrom.toISOString(), to: order.visitTo.toISOString() } };
  return {
    id: order.id,
    no: order.no,
    reference: order.reference,
    version: order.version,
    status: order.status,
    statusText: config.statuses[order.status]?.text ?? order.status,
    ...(order.note === null ? {} : { note: order.note }),
    ...worker,
    ...visit,
    photos: photos.map(({ id, name }) => ({ id, name, url: `${publicUrl}/hall/photos/${id}` })),
    materials: order.materials,
    ...(order.costCents === null ? {} : { costCents: order.costCents }),
    fields: moreOf(order),
    ...(order.cause === null ? {} : { cause: order.cause }),
    updatedAt: order.updatedAt.toISOString(),
  };
}

function workerOf(name: string, phone: string | null) {
  return phone === null ? { name } : { name, phone };
}

function moreOf(order: Order): Readonly<Record<string, unknown>> {
  return {
    ...(order.parts === null ? {} : { parts: order.parts }),
    ...(order.company === null ? {} : { company: order.company }),
    ...(order.arrivedAt === null ? {} : { arrivedAt: order.arrivedAt.toISOString() }),
    ...(order.finishedAt === null
      ? {}
      : { finishedAt: order.finishedAt.toISOString(), finishedOn: dayOf(order.finishedAt) }),
  };
}
