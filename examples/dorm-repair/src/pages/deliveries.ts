import { html, type Html } from '../../../foundation/src/pages/html.ts';
import { ageText, momentText } from '../../../foundation/src/pages/moments.ts';
import { listDeliveries, readBacklog, type DeliveryRow } from '../outbox/list-deliveries.ts';
import { settleByHand } from '../outbox/store.ts';
import { readForm } from './read-form.ts';
import type { Visit } from './visit.ts';

const STATUS: Readonly<Record<string, string>> = {
  waiting: '等待发送',
  running: '正在发送',
  done: '已送达',
  dead: '送不到，要人处理',
  skipped: '已跳过',
};

/** `/deliveries`: what the hall is told 大厅对接, how far it got, and what a person must look at. */
export async function deliveriesPage({ centre, send }: Visit) {
  const now = centre.now();
  const [backlog, rows] = await Promise.all([readBacklog(centre.pool, now), listDeliveries(centre.pool)]);
  const lag = backlog.oldest === null ? '没有积压' : ageText(backlog.oldest.getTime(), now.getTime());
  const body = html`<div class="head">
      <h1>大厅对接</h1>
      <p class="soft">发往 ${centre.hallUrl}</p>
    </div>
    <dl class="figures">
      <div>
        <dt>等待发送</dt>
        <dd>${backlog.waiting}</dd>
      </div>
      <div>
        <dt>最久的已等</dt>
        <dd>${lag}</dd>
      </div>
      <div>
        <dt>要人处理</dt>
        <dd>${backlog.dead}</dd>
      </div>
      <div>
        <dt>近一天送达用时（中位）</dt>
        <dd>${backlog.seconds === null ? '—' : `${backlog.seconds.toFixed(1)} 秒`}</dd>
      </div>
      <div>
        <dt>没取到的照片</dt>
        <dd>${backlog.failedFiles}</dd>
      </div>
    </dl>
    ${
      rows.length === 0
        ? html`<p class="card">还没有要告诉大厅的变化。</p>`
        : html`<div class="card scroll" tabindex="0" role="region" aria-label="投递">
            <table>
              <thead>
                <tr>
                  <th>工单</th>
                  <th>状态</th>
                  <th>次数</th>
                  <th>时间</th>
                  <th>上次结果</th>
                  <th>处理</th>
                </tr>
              </thead>
              <tbody>
                ${rows.map(deliveryRow)}
              </tbody>
            </table>
          </div>`
    }`;
  return send({ title: '大厅对接', path: '/deliveries', body });
}

/** `POST /deliveries/:id/:wish`: send again at once, or let the later ones go without it. */
export async function settleDeliveryByHand({ centre, request, reply }: Visit, id: string, wish: string) {
  await readForm(request);
  if (/^\d{1,18}$/.test(id) && (wish === 'again' || wish === 'skip')) {
    await settleByHand(centre.pool, id, wish, centre.now());
    centre.wake();
  }
  return reply.redirect('/deliveries', 303);
}

function deliveryRow(row: DeliveryRow): Html {
  const button = (wish: string, text: string) =>
    html`<form method="post" action="/deliveries/${row.id}/${wish}">
      <button class="quiet">${text}</button>
    </form>`;
  return html`<tr>
    <td><a href="/orders/${row.orderId}">${row.no}</a><br /><small>第 ${row.version} 版</small></td>
    <td>
      <span class="badge ${row.status === 'dead' ? 'alarm' : row.status === 'done' ? 'finished' : 'waiting'}"
        >${STATUS[row.status] ?? row.status}</span
      >
    </td>
    <td>${row.attempts}</td>
    <td>
      ${momentText(row.doneAt ?? row.createdAt)}${row.status === 'waiting' && row.attempts > 0 ? html`<br /><small>下次 ${momentText(row.runAt)}</small>` : ''}
    </td>
    <td>${row.lastError ?? row.answerStatus ?? ''}</td>
    <td>
      ${row.status === 'dead' || (row.status === 'waiting' && row.attempts > 0) ? button('again', '马上再发') : ''}${row.status === 'dead' ? button('skip', '跳过') : ''}
    </td>
  </tr>`;
}
