import type { Order } from '../wire/order.ts';
import type { Strikes } from './faults.ts';
import { CLOSED } from './order-book.ts';

const TWO_HOURS_MS = 2 * 3600_000;

/** An order as the simulator shows it 对外工单: with whatever is wrong about its data. */
export function showOrder(order: Order, strikes: Strikes): Readonly<Record<string, unknown>> {
  const about = [order.reference, order.version ?? 0] as const;
  const shown: Record<string, unknown> = { ...order };
  if (strikes('unknown-status', ...about)) shown['status'] = 'awaiting-moon';
  if (strikes('full-width', ...about)) shown['status'] = fullWidth(order.status);
  if (strikes('markup', ...about)) shown['note'] = '<script>alert(1)</script><b>已修</b>';
  if (CLOSED.has(order.status) && strikes('reopens', ...about)) {
    shown['status'] = 'dispatched';
    shown['version'] = (order.version ?? 0) + 1;
  }
  if (strikes('same-no', order.reference)) shown['no'] = 'BX-0001';
  if (strikes('backwards', ...about)) shown['version'] = Math.max((order.version ?? 1) - 2, 0);
  if (strikes('same-version', ...about)) shown['version'] = Math.max((order.version ?? 1) - 1, 1);
  if (strikes('no-version', ...about)) delete shown['version'];
  if (strikes('number-id', ...about)) shown['id'] = Number(order.id);
  if (strikes('skew', ...about)) shown['updatedAt'] = moved(order.updatedAt);
  if (strikes('no-zone', ...about)) shown['updatedAt'] = String(shown['updatedAt']).replace('Z', '');
  if (strikes('epoch', ...about)) shown['updatedAt'] = Math.floor(Date.parse(order.updatedAt) / 1000);
  return shown;
}

/** As a list shows it 清单中的工单: some systems keep whole seconds there. */
export function listOrder(order: Order, strikes: Strikes): Readonly<Record<string, unknown>> {
  const shown = showOrder(order, strikes);
  if (!strikes('whole-seconds', order.reference, order.version ?? 0)) return shown;
  return { ...shown, updatedAt: String(shown['updatedAt']).replace(/\.\d{3}/, '') };
}

function fullWidth(word: string): string {
  return ` ${word.toUpperCase().replaceAll(/[!-~]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0))} `;
}

function moved(instant: string): string {
  return new Date(Date.parse(instant) + TWO_HOURS_MS).toISOString();
}
