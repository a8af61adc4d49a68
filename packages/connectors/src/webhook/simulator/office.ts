import type { Clock } from '../../clock.ts';
import type { HallEvent } from '../wire/hall-event.ts';
import type { Order } from '../wire/order.ts';
import { diceBetween } from './dice.ts';
import type { OrderChange } from './order-book.ts';

/** How fast 办理速度 the automatic office works: a step takes between these two. */
export interface Pace {
  readonly minMs: number;
  readonly maxMs: number;
}

const WORKERS = [
  { name: '万长贵', phone: '13900139000' },
  { name: '冯秀兰', phone: '13900139001' },
  { name: '石大勇', phone: '13900139002' },
] as const;

/** What an automatic office 自动办理 does next with an order: accept, dispatch, done; undefined when it is closed. */
export function nextStep(order: Order, seed: number, photoUrl: string, now: number): OrderChange | undefined {
  switch (order.status) {
    case 'new':
      return { status: 'accepted', statusText: '已受理' };
    case 'accepted':
    case 'reopened': {
      const worker =
        WORKERS[diceBetween(0, WORKERS.length - 1, seed, order.reference, 'worker')] ?? WORKERS[0];
      const from = new Date(now + 2 * 3600_000).toISOString();
      return { status: 'dispatched', statusText: '已派单', worker, visit: { from }, note: '下午带灯管上门' };
    }
    case 'dispatched':
      return {
        status: 'done',
        statusText: '已完工',
        note: '已更换灯管',
        photos: [{ id: `p-${order.id}`, url: photoUrl, name: '修后.jpg' }],
        materials: [
          { name: '灯管', count: diceBetween(1, 2, seed, order.reference, 'count'), measure: '支' },
        ],
        costCents: 0,
      };
    default:
      return undefined;
  }
}

/** What an event of the hall changes at the system 事件的影响; most are only written down. */
export function changeBy(event: HallEvent, order: Order): OrderChange {
  const cause = event.id;
  if (event.type === 'order.withdrawn') return { status: 'cancelled', statusText: '已撤销', cause };
  if (event.type === 'order.reopened') return { status: 'reopened', statusText: '重新处理', cause };
  return { status: order.status, cause };
}

/** Lets an order go through the office by itself, step by step; gives what stops it. */
export function workOff(
  clock: Clock,
  pace: Pace,
  seed: number,
  order: { readonly reference: string; readonly id: string },
  step: () => Order | undefined,
): () => void {
  let cancel: (() => void) | undefined;
  const plan = (count: number) => {
    const ms = diceBetween(pace.minMs, pace.maxMs, seed, order.reference, 'step', count);
    cancel = clock.after(ms, () => {
      if (step() !== undefined) plan(count + 1);
    });
  };
  plan(1);
  return () => cancel?.();
}
