import { html, type Html } from '../../../foundation/src/pages/html.ts';
import { notice } from '../../../foundation/src/pages/layout.ts';
import { dayOf } from '../../../foundation/src/pages/moments.ts';
import { listBoard, statusesOf } from '../orders/list-board.ts';
import { groupOf } from '../orders/move.ts';
import { possibleActs } from '../orders/decide-act.ts';
import type { Order } from '../orders/order.ts';
import { orderCard } from './order-card.ts';
import { saidOf } from './post-act.ts';
import type { Visit } from './visit.ts';

/** `/today`: what a worker has to do 我的工单, made for a phone in one hand. */
export async function todayPage(visit: Visit) {
  const { centre, account, send } = visit;
  const now = centre.now();
  const statuses = statusesOf(centre.config, ['new', 'working', 'waiting']);
  const { orders } = await listBoard(centre.pool, centre.config, { workerId: account.id, statuses }, now);
  const parts = sort(visit, orders);
  const said = saidOf(visit);
  const list = (title: string, some: readonly Order[]): Html =>
    some.length === 0
      ? html``
      : html`<section aria-label="${title}">
          <h2>${title} <small>${some.length} 单</small></h2>
          <ol class="orders">
            ${some.map((order) => orderCard(centre.config, order, now, quick(visit, order)))}
          </ol>
        </section>`;
  const body = html`${said === undefined ? '' : notice(said.kind, said.text)}
    <div class="head"><h1>我的工单</h1></div>
    ${orders.length === 0 ? html`<p class="card">您手上没有工单。派单员派给您后，会出现在这里。</p>` : ''}
    ${list('请先接单', parts.fresh)}${list('今天上门', parts.today)}${list('正在处理', parts.working)}${list('等待中', parts.waiting)}`;
  return send({ title: '我的工单', path: '/today', body });
}

function sort({ centre, account }: Visit, orders: readonly Order[]) {
  const today = dayOf(centre.now());
  const isFresh = (order: Order) =>
    possibleActs(centre.config, order, account).some(([key]) => key === 'accept');
  const isToday = (order: Order) => order.visitFrom !== null && dayOf(order.visitFrom) <= today;
  const isWaiting = (order: Order) => groupOf(centre.config, order.status) === 'waiting';
  const rest = orders.filter((order) => !isFresh(order));
  return {
    fresh: orders.filter(isFresh),
    today: rest.filter((order) => isToday(order) && !isWaiting(order)),
    working: rest.filter((order) => !isToday(order) && !isWaiting(order)),
    waiting: rest.filter(isWaiting),
  };
}

/** One tap for what asks nothing: accept, set out, arrive. */
function quick({ centre, account }: Visit, order: Order): Html {
  const [first] = possibleActs(centre.config, order, account).filter(([, act]) => act.asks.length === 0);
  const call =
    order.phone === null ? '' : html` <a class="button quiet" href="tel:${order.phone}">打电话</a>`;
  if (first === undefined) return html`<p><a class="button" href="/orders/${order.id}">办理</a>${call}</p>`;
  const [key, act] = first;
  return html`<form method="post" action="/orders/${order.id}/acts/${key}">
    <input type="hidden" name="version" value="${order.version}" /><input
      type="hidden"
      name="back"
      value="today"
    />
    <button>${act.label}</button>${call}
  </form>`;
}
