import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findFile } from '../files/store.ts';
import { sendFile } from '../files/send-file.ts';
import { readOrder } from '../orders/read-order.ts';
import { boardPage } from './board.ts';
import { deliveriesPage, settleDeliveryByHand } from './deliveries.ts';
import { orderPage } from './order-page.ts';
import { partsPage } from './parts.ts';
import { postAct, saidOf } from './post-act.ts';
import { ratingsPage } from './ratings.ts';
import { postRenovation, postRenovationEnd, settingsPage } from './settings.ts';
import { statisticsPage } from './statistics.ts';
import { todayPage } from './today.ts';
import { EVERYONE, guarded, isOffice, type Role, type Site, type Visit } from './visit.ts';

const OFFICE: readonly Role[] = ['dispatcher', 'manager'];
const MANAGER: readonly Role[] = ['manager'];
const STYLES = ['../../../foundation/src/pages/style.css', 'orders.css'].map((file) =>
  path.join(import.meta.dirname, file),
);

/** All pages 页面 of a centre, each with the roles that may see it. */
export async function registerPages(app: FastifyInstance, site: Site): Promise<void> {
  const css = (await Promise.all(STYLES.map((file) => readFile(file, 'utf8')))).join('');
  app.get('/style.css', async (_, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(css),
  );
  app.get(
    '/',
    guarded(site, EVERYONE, async ({ account, reply }) =>
      reply.redirect(isOffice(account) ? '/orders' : '/today', 303),
    ),
  );
  app.get('/orders', guarded(site, OFFICE, boardPage));
  app.get('/today', guarded(site, ['worker'], todayPage));
  app.get('/parts', guarded(site, OFFICE, partsPage));
  app.get('/ratings', guarded(site, OFFICE, ratingsPage));
  app.get('/statistics', guarded(site, OFFICE, statisticsPage));
  app.get('/deliveries', guarded(site, MANAGER, deliveriesPage));
  app.get(
    '/settings',
    guarded(site, MANAGER, async (visit) => settingsPage(visit)),
  );
  app.post('/renovations', guarded(site, MANAGER, postRenovation));
  app.post(
    '/renovations/:id/end',
    guarded(site, MANAGER, async (visit) => postRenovationEnd(visit, param(visit.request, 'id'))),
  );
  app.post(
    '/deliveries/:id/:wish',
    guarded(site, MANAGER, async (visit) =>
      settleDeliveryByHand(visit, param(visit.request, 'id'), param(visit.request, 'wish')),
    ),
  );
  app.get(
    '/orders/:id',
    guarded(site, EVERYONE, async (visit) => orderPage(visit, param(visit.request, 'id'), saidOf(visit))),
  );
  app.post(
    '/orders/:id/acts/:act',
    guarded(site, EVERYONE, async (visit) =>
      postAct(visit, param(visit.request, 'id'), param(visit.request, 'act')),
    ),
  );
  app.get('/files/:id', guarded(site, EVERYONE, filePage));
}

/** A picture for those who may see its order. */
async function filePage({ centre, account, request, reply }: Visit) {
  const file = await findFile(centre.pool, param(request, 'id'));
  const order = file === undefined ? undefined : await readOrder(centre.pool, file.orderId);
  const maySee = order !== undefined && (isOffice(account) || order.workerId === account.id);
  if (file === undefined || !maySee)
    return reply.code(404).type('text/plain; charset=utf-8').send('没有这张照片');
  return sendFile(reply, centre, file);
}

function param({ params }: FastifyRequest, name: string): string {
  const value: unknown =
    typeof params === 'object' && params !== null ? Reflect.get(params, name) : undefined;
  return typeof value === 'string' ? value : '';
}
