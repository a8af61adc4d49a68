import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../../../foundation/src/accounts/account.ts';
import { whoIs, type SignInOptions } from '../../../foundation/src/accounts/routes.ts';
import { transaction } from '../../../foundation/src/database/transaction.ts';
import { html, type Part } from '../../../foundation/src/pages/html.ts';
import { layout } from '../../../foundation/src/pages/layout.ts';
import { dayOf, instantOf } from '../../../foundation/src/pages/moments.ts';
import { formOf } from '../../../foundation/src/server/form-body.ts';
import { isOwnOrigin } from '../../../foundation/src/server/own-origin.ts';
import { sendProblem } from '../../../foundation/src/server/problem.ts';
import { contentOfGet, isSigned } from '../../../foundation/src/signing/signature.ts';
import { dropDay, exportDay, listDays } from '../export-day.ts';
import { fetchWork } from '../fetch-work.ts';
import { readOutcome } from '../read-outcome.ts';
import { changeRecord, listRecords, readRecord } from '../records.ts';
import type { System } from '../system.ts';
import { exportPage, listPage, type Fetched } from './list-page.ts';
import { recordPage } from './record-page.ts';
import { STATUSES } from './words.ts';

const STYLE = path.join(import.meta.dirname, '../../../foundation/src/pages/style.css');

interface Visit {
  readonly account: Account;
  readonly request: FastifyRequest<{ Params: { id?: string } }>;
  readonly reply: FastifyReply;
  readonly send: (title: string, at: string, body: Part, status?: number) => FastifyReply;
}

/** Pages of the registrar 学籍管理 and the files that the hall fetches. */
export async function registerPages(
  app: FastifyInstance,
  system: System,
  site: { readonly signIn: SignInOptions; readonly ownUrl: string | undefined },
): Promise<void> {
  const css = await readFile(STYLE, 'utf8');
  const { pool } = system;
  const guarded =
    (work: (visit: Visit) => Promise<FastifyReply>) =>
    async (request: FastifyRequest<{ Params: { id?: string } }>, reply: FastifyReply) => {
      if (request.method !== 'GET' && !isOwnOrigin(request, site.ownUrl)) return reply.code(403).send();
      const account = await whoIs(request, site.signIn);
      if (account === undefined) return reply.redirect('/sign-in', 303);
      const links = [
        { href: '/', text: '学籍异动' },
        { href: '/export', text: '导出给大厅' },
      ];
      const frame = { ...site.signIn.frame, account, roleName: '学籍管理员', links };
      const send: Visit['send'] = (title, at, body, status = 200) =>
        reply
          .code(status)
          .type('text/html; charset=utf-8')
          .send(layout(frame, { title, path: at, body }));
      return work({ account, request, reply, send });
    };
  app.get('/style.css', async (_, reply) => reply.type('text/css; charset=utf-8').send(css));
  app.get(
    '/',
    guarded(async ({ request, send }) => {
      const isAll = new URL(request.url, 'http://here').searchParams.get('all') === 'yes';
      const statuses = isAll
        ? (['received', 'recorded', 'refused', 'withdrawn'] as const)
        : (['received'] as const);
      const fetched = await pool.query<Fetched>('SELECT at, error FROM fetched');
      const state = fetched.rows[0] ?? { at: null, error: null };
      return send('学籍异动', '/', listPage(await listRecords(pool, statuses), isAll, state));
    }),
  );
  app.get(
    '/records/:id',
    guarded(async ({ request, send }) => {
      const record = await readRecord(pool, request.params.id ?? '');
      if (record === undefined) return send('没有这条记录', '', html`<h1>没有这条记录</h1>`, 404);
      return send(record.personName, '/', recordPage(record));
    }),
  );
  app.post(
    '/records/:id',
    guarded(async (visit) => postRecord(system, visit)),
  );
  app.post(
    '/fetch',
    guarded(async ({ reply }) => {
      await fetchWork(system);
      return reply.redirect('/', 303);
    }),
  );
  app.get(
    '/export',
    guarded(async ({ send }) =>
      send('导出给大厅', '/export', exportPage(await listDays(pool), system.dropFolder)),
    ),
  );
  app.post(
    '/export',
    guarded(async ({ reply }) => {
      await dropDay(system, dayOf(system.now()));
      return reply.redirect('/export', 303);
    }),
  );
  registerFiles(app, system, site.signIn);
  registerDescription(app, system);
}

/** `/hall/`, signed: what the hall is told when it tests the connection. There is nothing that it could ask of us. */
function registerDescription(app: FastifyInstance, { secrets, now }: System): void {
  app.get('/hall/', async (request, reply) => {
    if (!isSigned(secrets.fromHall, request.headers, contentOfGet(request.originalUrl), now().getTime()))
      return sendProblem(reply, 401, 'unsigned, forged or older than five minutes');
    const statuses = Object.keys(STATUSES);
    return {
      contract: '1',
      name: '研究生教育管理系统',
      operations: [],
      statuses,
      hooks: [],
      honoursIdempotencyKey: true,
    };
  });
}

async function postRecord(
  { pool, now }: System,
  { account, request, reply, send }: Visit,
): Promise<FastifyReply> {
  const form = formOf(request.body instanceof URLSearchParams ? request.body : []);
  const record = await readRecord(pool, request.params.id ?? '');
  if (record === undefined) return send('没有这条记录', '', html`<h1>没有这条记录</h1>`, 404);
  const read = readOutcome(form);
  if ('problems' in read)
    return send(
      `错误：${record.personName}`,
      '/',
      recordPage(record, { form, problems: read.problems }),
      422,
    );
  const isDone = await transaction(pool, async (db) => {
    if (record.status !== 'received') return false;
    const change = {
      id: record.id,
      version: Number(form.text('version')) || 0,
      who: account.name,
      now: now(),
    };
    return changeRecord(db, change, read.outcome);
  });
  if (isDone) return reply.redirect('/', 303);
  const problems = { note: '这条记录刚刚变了，请重新打开再看一遍' };
  return send(`错误：${record.personName}`, '/', recordPage(record, { form, problems }), 409);
}

/** `/export/2026-03-02.csv`, for the hall (signed, or with the token) and for the registrar. */
function registerFiles(app: FastifyInstance, system: System, signIn: SignInOptions): void {
  app.get<{ Params: { file: string } }>('/export/:file', async (request, reply) => {
    const mayRead =
      isSigned(
        system.secrets.fromHall,
        request.headers,
        contentOfGet(request.originalUrl),
        system.now().getTime(),
      ) ||
      hasToken(request, system.exportToken) ||
      (await whoIs(request, signIn)) !== undefined;
    if (!mayRead) return sendProblem(reply, 401, 'unsigned, forged or older than five minutes');
    const day = /^(\d{4}-\d{2}-\d{2})\.csv$/.exec(request.params.file)?.[1];
    if (day === undefined || instantOf(day, '00:00') === undefined)
      return sendProblem(reply, 404, 'no such file');
    const { csv, lines } = await exportDay(system.pool, day);
    if (lines === 0) return sendProblem(reply, 404, 'nothing was recorded on this day');
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${day}.csv"`)
      .send(csv);
  });
}

function hasToken(request: FastifyRequest, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return token !== '' && given.length === wanted.length && timingSafeEqual(given, wanted);
}
