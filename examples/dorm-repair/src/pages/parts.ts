import { html } from '../../../foundation/src/pages/html.ts';
import { ageText } from '../../../foundation/src/pages/moments.ts';
import { listBoard, statusesOf } from '../orders/list-board.ts';
import type { Order } from '../orders/order.ts';
import { titleOf } from './order-card.ts';
import type { Visit } from './visit.ts';

/** `/parts`: orders that wait for parts or for a company 待配件, those that wait longest first. */
export async function partsPage({ centre, send }: Visit) {
  const { config } = centre;
  const statuses = statusesOf(config, ['waiting']);
  const now = centre.now();
  const { orders } = await listBoard(centre.pool, config, { statuses }, now);
  const rows = orders.toSorted((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime());
  const body = html`<div class="head"><h1>等待中的工单</h1></div>
    ${
      rows.length === 0
        ? html`<p class="card">现在没有在等的工单。</p>`
        : html`<div class="card scroll" tabindex="0" role="region" aria-label="等待中的工单">
            <table>
              <thead>
                <tr>
                  <th>工单</th>
                  <th>等什么</th>
                  <th>状态</th>
                  <th>维修员</th>
                  <th>已等</th>
                </tr>
              </thead>
              <tbody>
                ${rows.map(
                  (order) =>
                    html`<tr>
                      <td>
                        <a href="/orders/${order.id}">${titleOf(order)}</a><br /><small>${order.no}</small>
                      </td>
                      <td>${waitsFor(order)}</td>
                      <td>${config.statuses[order.status]?.text}</td>
                      <td>${order.workerName}</td>
                      <td>${ageText(order.updatedAt.getTime(), now.getTime())}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }`;
  return send({ title: '等待中的工单', path: '/parts', body });
}

function waitsFor(order: Order): string {
  const cost = order.costCents === null ? null : `¥${(order.costCents / 100).toFixed(2)}`;
  return [order.parts, order.company, cost].filter((part) => part !== null).join('；');
}
