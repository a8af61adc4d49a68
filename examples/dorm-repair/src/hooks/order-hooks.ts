import type { Centre } from '../orders/centre.ts';
import { groupOf } from '../orders/move.ts';
import type { Order } from '../orders/order.ts';
import { findReference } from '../orders/read-order.ts';
import type { HookReply, HookRequest } from './request.ts';

const DAY_SECONDS = 86_400;

/** Once somebody is on the way nobody withdraws by a click any more: they ring up. */
export async function vetoWithdrawal(centre: Centre, request: HookRequest): Promise<HookReply> {
  const order = await orderOf(centre, request);
  const status = order === undefined ? undefined : centre.config.statuses[order.status];
  if (order === undefined || status?.settled !== true) return { decision: 'allow' };
  const phone = order.workerPhone ?? '';
  const who = order.workerName === null ? '' : `，请直接联系维修员 ${order.workerName} ${phone}`.trimEnd();
  return { decision: 'veto', message: `${order.no}：${status.text}，现在不能撤回${who}。` };
}

/** As long as parts are on their way, or a company is at work, no deadline runs out. */
export async function postponeWaiting(centre: Centre, request: HookRequest): Promise<HookReply> {
  const order = await orderOf(centre, request);
  if (order === undefined || groupOf(centre.config, order.status) !== 'waiting') return {};
  const text = centre.config.statuses[order.status]?.text ?? '';
  return { timer: { do: 'postpone', seconds: DAY_SECONDS }, message: `${order.no}：${text}` };
}

async function orderOf(centre: Centre, { instance }: HookRequest): Promise<Order | undefined> {
  const reference = instance?.reference;
  return reference === undefined ? undefined : findReference(centre.pool, reference);
}
