import { html, type Html } from '../../../foundation/src/pages/html.ts';
import { tabs } from '../../../foundation/src/pages/tabs.ts';
import { formOf } from '../../../foundation/src/server/form-body.ts';
import type { Config } from '../config/schema.ts';
import { BOARD_PAGE, countStatuses, listBoard, statusesOf, type BoardFilter } from '../orders/list-board.ts';
import { orderCard } from './order-card.ts';
import type { Visit } from './visit.ts';

/** `/orders`: the board 工单看板 of the office. */
export async function boardPage({ centre, request, send }: Visit) {
  const { config, pool } = centre;
  const query = formOf(new URL(request.url, 'http://here').searchParams);
  const picked = query.text('status');
  const filter: BoardFilter = {
    area: orNothing(query.text('area')),
    trade: orNothing(query.text('trade')),
    overdue: query.text('overdue') === 'yes',
    search: orNothing(query.text('search')),
    statuses: chosen(config, picked),
  };
  const page = Math.min(1000, Math.max(0, Math.trunc(Number(query.text('page'))) || 0));
  const now = centre.now();
  const [{ orders, total }, counts] = await Promise.all([
    listBoard(pool, config, filter, now, page),
    countStatuses(pool, config, filter, now),
  ]);
  const body = html`<div class="head"><h1>工单</h1></div>
    ${filterForm(config, filter, picked)} ${statusTabs(config, counts, filter, picked)}
    ${
      orders.length === 0
        ? html`<p class="card">
            没有这样的工单。${picked === '' ? '师生在服务大厅报修后，会出现在这里。' : ''}
          </p>`
        : html`<p class="soft">${total} 张${page > 0 ? html`，第 ${page + 1} 页` : ''}</p>
            <ol class="orders">
              ${orders.map((order) => orderCard(config, order, now))}
            </ol>`
    }
    ${pager(filter, picked, page, total)}`;
  return send({ title: '工单', path: '/orders', body });
}

/** A status, all of them, or by default whatever is open. */
function chosen(config: Config, picked: string): readonly string[] | undefined {
  if (picked === 'all') return undefined;
  if (config.statuses[picked] !== undefined) return [picked];
  return statusesOf(config, ['new', 'working', 'waiting']);
}

function filterForm(config: Config, filter: BoardFilter, picked: string): Html {
  const areas = html`<div class="field">
    <label for="area">${config.areaWord}</label>
    <select id="area" name="area">
      ${option('', '全部', filter.area)}${config.areas.map(({ code, name }) => option(code, name, filter.area))}
    </select>
  </div>`;
  return html`<form class="card row" method="get" action="/orders" role="search">
    ${config.areas.length === 0 ? '' : areas}
    <div class="field">
      <label for="trade">工种</label>
      <select id="trade" name="trade">
        ${option('', '全部', filter.trade)}${config.trades.map(({ code, name }) => option(code, name, filter.trade))}${option('other', '其他', filter.trade)}
      </select>
    </div>
    <div class="field">
      <label for="search">单号、房间、姓名</label
      ><input id="search" name="search" value="${filter.search ?? ''}" />
    </div>
    <label class="choice"
      ><input type="checkbox" name="overdue" value="yes" ${filter.overdue === true ? html` checked` : ''} />
      只看超时</label
    >
    ${picked === '' ? '' : html`<input type="hidden" name="status" value="${picked}" />`}
    <button class="quiet">筛选</button>
  </form>`;
}

function statusTabs(
  config: Config,
  counts: ReadonlyMap<string, number>,
  filter: BoardFilter,
  picked: string,
): Html {
  const sum = (words: readonly string[]) => words.reduce((total, word) => total + (counts.get(word) ?? 0), 0);
  const words = Object.keys(config.statuses);
  const shown = words.filter((word) => (counts.get(word) ?? 0) > 0 || word === picked);
  const tab = (value: string, text: string, count: number) => ({
    href: address(filter, value, 0),
    text: `${text} ${count}`,
    isHere: value === picked,
  });
  return tabs('状态', [
    tab('', '未完成', sum(statusesOf(config, ['new', 'working', 'waiting']))),
    ...shown.map((word) => tab(word, config.statuses[word]?.text ?? word, counts.get(word) ?? 0)),
    tab('all', '全部', sum(words)),
  ]);
}

function pager(filter: BoardFilter, picked: string, page: number, total: number): Html {
  const isLast = (page + 1) * BOARD_PAGE >= total;
  if (page === 0 && isLast) return html``;
  return html`<nav aria-label="翻页">
    <p>
      ${page > 0 ? html`<a class="button quiet" href="${address(filter, picked, page - 1)}">上一页</a>` : ''}
      ${isLast ? '' : html`<a class="button quiet" href="${address(filter, picked, page + 1)}">下一页</a>`}
    </p>
  </nav>`;
}

function address(filter: BoardFilter, status: string, page: number): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({
    area: filter.area,
    trade: filter.trade,
    search: filter.search,
  })) {
    if (value !== undefined) query.set(name, value);
  }
  if (filter.overdue === true) query.set('overdue', 'yes');
  if (status !== '') query.set('status', status);
  if (page > 0) query.set('page', String(page));
  return query.size === 0 ? '/orders' : `/orders?${query.toString()}`;
}

function orNothing(text: string): string | undefined {
  return text === '' ? undefined : text.slice(0, 100);
}

function option(code: string, name: string, current: string | undefined): Html {
  return html`<option value="${code}" ${code === (current ?? '') ? html` selected` : ''}>${name}</option>`;
}
