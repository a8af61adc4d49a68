import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../../foundation/src/accounts/account.ts';
import { whoIs, type SignInOptions } from '../../../foundation/src/accounts/routes.ts';
import { html, type Part } from '../../../foundation/src/pages/html.ts';
import { layout, type Frame, type Link } from '../../../foundation/src/pages/layout.ts';
import { isOwnOrigin } from '../../../foundation/src/server/own-origin.ts';
import { statusesOf } from '../orders/list-board.ts';
import type { Centre } from '../orders/centre.ts';

/** Role 角色 of an account and how it is called. */
export const ROLES: Readonly<Record<string, string>> = {
  dispatcher: '派单员',
  worker: '维修员',
  manager: '主管',
};
const OFFICE = ['dispatcher', 'manager'] as const;
export const EVERYONE = [...OFFICE, 'worker'] as const;
export type Role = (typeof EVERYONE)[number];

/** What a page's handler gets: who asks, and how to answer. */
export interface Visit {
  readonly centre: Centre;
  readonly account: Account;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly send: (page: {
    title: string;
    path: string;
    body: Part;
    status?: number;
  }) => Promise<FastifyReply>;
}

export interface Site {
  readonly centre: Centre;
  readonly signIn: SignInOptions;
  readonly ownUrl: string | undefined;
}

/** Lets those in who have one of the roles; others go to the sign-in page, or read why not. */
export function guarded(site: Site, roles: readonly Role[], work: (visit: Visit) => Promise<FastifyReply>) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (request.method !== 'GET' && !isOwnOrigin(request, site.ownUrl)) {
      return reply.code(403).type('text/plain; charset=utf-8').send('请从本系统的页面操作');
    }
    const account = await whoIs(request, site.signIn);
    if (account === undefined) return reply.redirect('/sign-in', 303);
    const { centre } = site;
    const send: Visit['send'] = async ({ status = 200, ...page }) => {
      const frame = await frameFor(centre, site.signIn.frame, account);
      return reply.code(status).type('text/html; charset=utf-8').send(layout(frame, page));
    };
    if (!roles.some((role) => role === account.role)) {
      const body = html`<h1>您的角色不能打开这一页</h1>
        <p><a href="/">回到首页</a></p>`;
      return send({ title: '没有权限', path: '', status: 403, body });
    }
    return work({ centre, account, request, reply, send });
  };
}

async function frameFor(centre: Centre, frame: Frame, account: Account): Promise<Frame> {
  return { ...frame, account, roleName: ROLES[account.role], links: await linksFor(centre, account) };
}

async function linksFor(centre: Centre, account: Account): Promise<readonly Link[]> {
  const { rows } = await centre.pool.query<{ fresh: number; mine: number; waiting: number; dead: number }>(
    `SELECT count(*) FILTER (WHERE status = ANY ($1))::int AS fresh,
       count(*) FILTER (WHERE worker_id = $3)::int AS mine,
       count(*) FILTER (WHERE status = ANY ($2))::int AS waiting,
       (SELECT count(*)::int FROM hall_delivery WHERE status = 'dead') AS dead
     FROM repair_order WHERE closed_at IS NULL`,
    [statusesOf(centre.config, ['new']), statusesOf(centre.config, ['waiting']), account.id],
  );
  const counts = rows[0] ?? { fresh: 0, mine: 0, waiting: 0, dead: 0 };
  if (account.role === 'worker') return [{ href: '/today', text: '我的工单', count: counts.mine }];
  const office = [
    { href: '/orders', text: '工单', count: counts.fresh },
    { href: '/parts', text: '等待中', count: counts.waiting },
    { href: '/ratings', text: '评价' },
    { href: '/statistics', text: '统计' },
  ];
  const manager = [
    { href: '/deliveries', text: '大厅对接', count: counts.dead },
    { href: '/settings', text: '设置' },
  ];
  return account.role === 'manager' ? [...office, ...manager] : office;
}

/** Whether an account works in the office, not on the road. */
export function isOffice(account: Account): boolean {
  return OFFICE.some((role) => role === account.role);
}
