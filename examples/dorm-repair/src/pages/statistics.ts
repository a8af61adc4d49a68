import { html, type Html } from '../../../foundation/src/pages/html.ts';
import { tabs } from '../../../foundation/src/pages/tabs.ts';
import { countAll, countBy, type Figures } from '../figures/store.ts';
import type { Visit } from './visit.ts';

const PERIODS = [30, 90, 365] as const;

/** `/statistics`: how much, how fast, how well 统计, per building, trade and worker. */
export async function statisticsPage({ centre, request, send }: Visit) {
  const { config, pool } = centre;
  const asked = Number(new URL(request.url, 'http://here').searchParams.get('days'));
  const days = PERIODS.find((known) => known === asked) ?? PERIODS[0];
  const since = new Date(centre.now().getTime() - days * 86_400_000);
  const left = [config.events.withdrawn.to];
  const [all, areas, trades, workers] = await Promise.all([
    countAll(pool, since, left),
    countBy(pool, 'area', since, left),
    countBy(pool, 'trade', since, left),
    countBy(pool, 'worker', since, left),
  ]);
  const tradeName = (code: string | null) =>
    config.trades.find((trade) => trade.code === code)?.name ?? '其他';
  const body = html`<div class="head">
      <h1>统计</h1>
      <p class="soft">按报修时间，不含测试单和撤回的</p>
    </div>
    ${tabs(
      '时间',
      PERIODS.map((period) => ({
        href: `/statistics?days=${period}`,
        text: `近 ${period} 天`,
        isHere: period === days,
      })),
    )}
    <dl class="figures">
      <div>
        <dt>报修</dt>
        <dd>${all.orders}</dd>
      </div>
      <div>
        <dt>已完工</dt>
        <dd>${all.finished}</dd>
      </div>
      <div>
        <dt>没完工</dt>
        <dd>${all.open}</dd>
      </div>
      <div>
        <dt>完工用时（中位）</dt>
        <dd>${hours(all.hours)}</dd>
      </div>
      <div>
        <dt>返修过</dt>
        <dd>${all.reopened}</dd>
      </div>
      <div>
        <dt>平均评分</dt>
        <dd>${stars(all)}</dd>
      </div>
    </dl>
    ${config.areas.length === 0 ? '' : table(`按${config.areaWord}`, areas, (name) => name ?? '没写')}
    ${table('按工种', trades, tradeName)} ${table('按维修员', workers, (name) => name ?? '还没派单')}`;
  return send({ title: '统计', path: '/statistics', body });
}

function table(title: string, rows: readonly Figures[], nameOf: (name: string | null) => string): Html {
  if (rows.length === 0)
    return html`<section class="card">
      <h2>${title}</h2>
      <p class="soft">这段时间没有报修。</p>
    </section>`;
  const most = Math.max(...rows.map(({ orders }) => orders));
  const heads = ['报修', '已完工', '没完工', '用时（中位）', '返修过', '评分'];
  return html`<section class="card scroll" tabindex="0" aria-label="${title}">
    <h2>${title}</h2>
    <table>
      <thead>
        <tr>
          <th>名称</th>
          <th>占比</th>
          ${heads.map((head) => html`<th class="number">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${nameOf(row.name)}</th>
              <td>
                <meter
                  min="0"
                  max="${most}"
                  value="${row.orders}"
                  aria-label="${nameOf(row.name)} ${row.orders} 单"
                ></meter>
              </td>
              <td class="number">${row.orders}</td>
              <td class="number">${row.finished}</td>
              <td class="number">${row.open}</td>
              <td class="number">${hours(row.hours)}</td>
              <td class="number">${row.reopened}</td>
              <td class="number">${stars(row)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function hours(median: number | null): string {
  if (median === null) return '—';
  return median < 48 ? `${median.toFixed(1)} 小时` : `${(median / 24).toFixed(1)} 天`;
}

function stars({ stars: average, ratings }: Figures): string {
  return average === null ? '—' : `${average.toFixed(1)}（${ratings}）`;
}
