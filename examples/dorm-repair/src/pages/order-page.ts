import { html, type Html } from '../../../foundation/src/pages/html.ts';
import { notice } from '../../../foundation/src/pages/layout.ts';
import { momentText, spanText } from '../../../foundation/src/pages/moments.ts';
import { findAsset } from '../assets/store.ts';
import { listFiles, type OrderFile } from '../files/store.ts';
import { possibleActs } from '../orders/decide-act.ts';
import { listLines, type Line } from '../orders/list-lines.ts';
import type { Order } from '../orders/order.ts';
import { readOrder } from '../orders/read-order.ts';
import { suggestWorkers } from '../orders/suggest-workers.ts';
import { actForm, type Refused } from './act-form.ts';
import { answersOf } from './answers.ts';
import { badges, titleOf } from './order-card.ts';
import { isOffice, type Visit } from './visit.ts';

/** What is said on top: something was done, or why it was not. */
export interface Said {
  readonly kind: 'done' | 'problem';
  readonly text: string;
}

/** `/orders/:id`: everything about one order 工单页, and what may be done with it. */
export async function orderPage(visit: Visit, id: string, said?: Said, refused?: Refused) {
  const { centre, account, send } = visit;
  const order = await readOrder(centre.pool, id);
  // A worker sees the orders that were given to them, and learns nothing of the others.
  if (order === undefined || (!isOffice(account) && order.workerId !== account.id)) return notFound(visit);
  const [files, lines, workers, asset] = await Promise.all([
    listFiles(centre.pool, order.id),
    listLines(centre.pool, order.id),
    suggestWorkers(centre.pool, order),
    order.assetNo === null ? undefined : findAsset(centre.pool, order.assetNo),
  ]);
  const now = centre.now();
  const acts = possibleActs(centre.config, order, account);
  const asking = { config: centre.config, order, workers, now, refused };
  const body = html`${said === undefined ? '' : notice(said.kind, said.text)}
    ${refused === undefined ? '' : problems(refused)}
    <div class="head">
      <h1>${titleOf(order)}</h1>
      ${badges(centre.config, order, now)}
      <p class="soft">${order.no} · 服务大厅受理编号 ${reference(order)}</p>
    </div>
    <div class="two">
      <section class="card acts" aria-labelledby="acts">
        <h2 id="acts">办理</h2>
        ${acts.length === 0 ? html`<p class="soft">现在没有您要做的。</p>` : acts.map(([key, act], index) => actForm(asking, key, act, index === 0))}
      </section>
      <div>
        <section class="card" aria-labelledby="what">
          <h2 id="what">报修内容</h2>
          <p>${order.description}</p>
          ${photos(
            files.filter((file) => file.side === 'hall'),
            '报修人的照片',
          )}
          <dl class="facts">
            <dt>报修人</dt>
            <dd>${order.applicantName}${phone(order.phone)}</dd>
            <dt>报修时间</dt>
            <dd>${momentText(order.createdAt)}</dd>
            ${answersOf(centre.config, order).map(
              ([label, text]) =>
                html`<dt>${label}</dt>
                  <dd>${text}</dd>`,
            )}
            ${
              asset === undefined
                ? ''
                : html`<dt>资产台账</dt>
                    <dd>
                      ${asset.name} ${asset.model}，${asset.room}，保管人
                      ${asset.custodian}，${asset.boughtOn} 购置，保修到 ${asset.warrantyUntil}
                    </dd>`
            }
          </dl>
        </section>
        ${progress(order, files)}
        <section class="card" aria-labelledby="history">
          <h2 id="history">处理记录</h2>
          <ol class="history" reversed>
            ${lines.map((line) => historyLine(centre.config.statuses, line))}
          </ol>
        </section>
      </div>
    </div>`;
  const title = refused === undefined ? titleOf(order) : `错误：${titleOf(order)}`;
  const path = isOffice(account) ? '/orders' : '/today';
  return send({ title, path, body, status: refused === undefined && said?.kind !== 'problem' ? 200 : 422 });
}

async function notFound({ send }: Visit) {
  const body = html`<h1>没有这张工单</h1>
    <p><a href="/">回到首页</a></p>`;
  return send({ title: '没有这张工单', path: '', status: 404, body });
}

function problems({ act, problems: found }: Refused): Html {
  const entries = Object.entries(found);
  return notice(
    'problem',
    html`<p>有 ${entries.length} 处需要修改</p>
      <ul>
        ${entries.map(([name, text]) => html`<li><a href="#${act}-${name}">${text}</a></li>`)}
      </ul>`,
  );
}

function progress(order: Order, files: readonly OrderFile[]): Html {
  const after = files.filter((file) => file.side === 'centre');
  const rows: readonly (readonly [string, string | null])[] = [
    ['维修员', order.workerName],
    [
      '约定上门',
      order.visitFrom === null || order.visitTo === null ? null : spanText(order.visitFrom, order.visitTo),
    ],
    ['到场', order.arrivedAt === null ? null : momentText(order.arrivedAt)],
    ['配件', order.parts],
    ['外单位', order.company],
    ['费用', order.costCents === null ? null : `¥${(order.costCents / 100).toFixed(2)}`],
    [
      '用料',
      order.materials.map(({ name, count, measure }) => `${name} ${count} ${measure}`.trim()).join('、') ||
        null,
    ],
    ['没修好的原因', order.reopenReason],
    [
      '评价',
      order.stars === null
        ? null
        : `${'★'.repeat(order.stars)}${'☆'.repeat(5 - order.stars)} ${order.ratingComment ?? ''}`,
    ],
  ];
  const known = rows.filter(([, text]) => text !== null);
  if (known.length === 0 && after.length === 0) return html``;
  return html`<section class="card" aria-labelledby="work">
    <h2 id="work">维修情况</h2>
    <dl class="facts">
      ${known.map(
        ([label, text]) =>
          html`<dt>${label}</dt>
            <dd>${text}</dd>`,
      )}
    </dl>
    ${photos(after, '修后的照片')}
  </section>`;
}

function photos(files: readonly OrderFile[], label: string): Html {
  if (files.length === 0) return html``;
  return html`<ul class="photos" aria-label="${label}">
    ${files.map((file) => {
      if (file.status === 'stored') {
        return html`<li>
          <a href="/files/${file.id}"
            ><img src="/files/${file.id}" alt="${file.name}" width="132" height="132" loading="lazy"
          /></a>
        </li>`;
      }
      return html`<li class="soft">
        ${file.name}：${file.status === 'waiting' ? '正在从大厅取' : '没有取到，请看大厅页面'}
      </li>`;
    })}
  </ul>`;
}

function historyLine(statuses: Readonly<Record<string, { readonly text: string }>>, line: Line): Html {
  return html`<li>
    <p>
      <strong>${line.said}</strong>
      <small
        >${line.who}${line.fromHall ? '（服务大厅）' : ''} · ${momentText(line.at)} ·
        ${statuses[line.status]?.text ?? line.status}</small
      >
    </p>
    ${line.note === null ? '' : html`<p>${line.note}</p>`}
  </li>`;
}

function reference(order: Order): Html {
  const isLink = order.link !== null && /^https?:\/\//.test(order.link);
  return isLink ? html`<a href="${order.link}">${order.reference}</a>` : html`${order.reference}`;
}

function phone(number: string | null): Html {
  return number === null ? html`` : html`，<a href="tel:${number.replace(/\s/g, '')}">${number}</a>`;
}
