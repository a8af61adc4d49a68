import { html, type Html } from '../../../foundation/src/pages/html.ts';
import { momentText } from '../../../foundation/src/pages/moments.ts';
import { tabs } from '../../../foundation/src/pages/tabs.ts';
import { listRatings, type Rating } from '../figures/store.ts';
import type { Visit } from './visit.ts';

/** `/ratings`: what applicants thought of the work 评价. */
export async function ratingsPage({ centre, request, send }: Visit) {
  const isLow = new URL(request.url, 'http://here').searchParams.get('low') === 'yes';
  const ratings = await listRatings(centre.pool, isLow ? 3 : 5);
  const body = html`<div class="head"><h1>评价</h1></div>
    ${tabs('筛选', [
      { href: '/ratings', text: '全部', isHere: !isLow },
      { href: '/ratings?low=yes', text: '三星以下', isHere: isLow },
    ])}
    ${
      ratings.length === 0
        ? html`<p class="card">还没有这样的评价。报修人确认修好后可以在服务大厅评价。</p>`
        : html`<ol class="orders">
            ${ratings.map(ratingCard)}
          </ol>`
    }`;
  return send({ title: '评价', path: '/ratings', body });
}

function ratingCard(rating: Rating): Html {
  const where = [rating.areaName, rating.place].filter((part) => part !== null).join(' ');
  return html`<li class="order ${rating.stars <= 3 ? 'alarm' : ''}">
    <div>
      <h2><a href="/orders/${rating.id}">${where} · ${rating.kindName}</a></h2>
      <p>
        <span role="img" aria-label="${rating.stars} 星"
          >${'★'.repeat(rating.stars)}${'☆'.repeat(5 - rating.stars)}</span
        >
      </p>
      ${rating.comment === null ? '' : html`<p>${rating.comment}</p>`}
      <div class="badges">${rating.options.map((option) => html`<span class="badge">${option}</span>`)}</div>
    </div>
    <div class="aside">
      <p class="soft">${rating.no} · ${momentText(rating.at)}</p>
      <p>${rating.workerName}</p>
    </div>
  </li>`;
}
