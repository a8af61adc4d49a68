import { html, type Html, type Part } from '../../../foundation/src/pages/html.ts';
import { ageText, momentText, spanText } from '../../../foundation/src/pages/moments.ts';
import type { Config } from '../config/schema.ts';
import { groupOf } from '../orders/move.ts';
import { overdueSince } from '../orders/list-board.ts';
import type { Order } from '../orders/order.ts';

/** Where it is and what: 五山校区 3 栋 412 · 水 */
export function titleOf(order: Order): string {
  const where = [order.areaName, order.place === '' ? '未写房间' : order.place].filter(
    (part) => part !== null,
  );
  const what = [order.assetNo, order.kindName].filter((part) => part !== null && part !== '');
  return [where.join(' '), ...what].join(' · ');
}

/** What a glance must catch: status, reminders, reopened, overdue. */
export function badges(config: Config, order: Order, now: Date): Html {
  const { status } = order;
  const due = overdueSince(config, order);
  const isLate = due !== undefined && due < now;
  return html`<div class="badges">
    <span class="badge ${groupOf(config, status)}">${config.statuses[status]?.text ?? status}</span>
    ${isReminded(order) ? html`<span class="badge alarm">催办 ${order.remindedTimes} 次</span>` : ''}
    ${order.reopenedTimes > 0 && order.closedAt === null ? html`<span class="badge alarm">第 ${order.reopenedTimes} 次返修</span>` : ''}
    ${isLate ? html`<span class="badge warn">超时 ${ageText(due.getTime(), now.getTime())}</span>` : ''}
    ${order.test ? html`<span class="badge ended">测试</span>` : ''}
  </div>`;
}

/** An order in a list; `action` stands at its end, where the office reads who works on it. */
export function orderCard(config: Config, order: Order, now: Date, action?: Part): Html {
  const group = groupOf(config, order.status);
  const tone = isReminded(order) || isReopened(order) ? 'alarm' : group === 'new' ? 'new' : '';
  return html`<li class="order ${tone}">
    <div>
      <h2><a href="/orders/${order.id}">${titleOf(order)}</a></h2>
      ${badges(config, order, now)}
      <p>${order.description}</p>
      ${isReminded(order) && order.reminder !== null ? html`<p class="soft">催办：${order.reminder}</p>` : ''}
      ${isReopened(order) && order.reopenReason !== null ? html`<p class="soft">没修好：${order.reopenReason}</p>` : ''}
    </div>
    <div class="aside">
      <p class="soft">${order.no} · ${momentText(order.createdAt)} 报修</p>
      ${action === undefined && order.workerName !== null ? html`<p>${order.workerName}</p>` : ''}
      ${order.visitFrom === null || order.visitTo === null ? '' : html`<p>上门 ${spanText(order.visitFrom, order.visitTo)}</p>`}
      ${action}
    </div>
  </li>`;
}

function isReminded(order: Order): boolean {
  return order.closedAt === null && !order.reminderSeen;
}

function isReopened(order: Order): boolean {
  return order.closedAt === null && order.reopenedTimes > 0;
}
