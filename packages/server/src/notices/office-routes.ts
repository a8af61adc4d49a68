import { badCursor } from '../instances/cursor.ts';
import { mayKeep } from '../guides/policy.ts';
import { requestLanguage } from '../platform/errors/language.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession, type Session } from '../platform/http/session.ts';
import type { NoticeDeps } from './deps.ts';
import { addNotice, changeNotice, findNotice, issuedBy, withdrawNotice } from './office-store.ts';
import { issuingUnits } from './policy.ts';
import { type NoticeInput, readInput, type WrongField } from './read-input.ts';
import { readRichText } from './rich-text.ts';
import * as contracts from './schema.ts';
import type { NoticeRow } from './store.ts';

type Reply = Parameters<typeof problem>[0];

/** Registers what offices do with notices 通告管理. A notice of another unit is not there for them. */
export function registerOfficeRoutes(app: App, deps: NoticeDeps): void {
  const { pool, clock } = deps;
  const both = () => Promise.all([deps.directory.refresh(), deps.catalogue.refresh()]);
  const own = async (session: Session, id: number) => {
    const [directory] = await both();
    const row = await findNotice(pool, id);
    const unit = row && issuingUnits(directory, session).find((one) => one.id === row.unit);
    return unit && { ...row, unitCode: unit.code };
  };
  const checked = async (session: Session, input: NoticeInput) => {
    const [directory, catalogue] = await both();
    return readInput(input, session, directory, catalogue);
  };

  route(app, contracts.listIssuedNotices, async (request, reply) => {
    const { cursor, limit = 20 } = request.query;
    if (cursor !== undefined && !/^[1-9]\d{0,14}$/.test(cursor)) return badCursor(reply);
    const session = requireSession(request);
    const [directory, catalogue] = await both();
    const units = issuingUnits(directory, session);
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
    const rows = await issuedBy(
      pool,
      units.map(({ id }) => id),
      before,
      limit,
    );
    const kept = catalogue.all().filter(({ definition }) => mayKeep(definition, directory, session));
    const items = rows.slice(0, limit).map((row) => ({
      id: row.id,
      kind: row.kind,
      title: row.title,
      unit: directory.unit(row.unit)?.name ?? '',
      state: stateOf(row, clock()),
      publishAt: row.publishAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
    }));
    return {
      items,
      next: rows.length > limit ? String(items.at(-1)?.id) : null,
      units: units.map(({ code, name }) => ({ code, name })),
      services: kept.map(({ definition: { code, name } }) => ({ code, name })),
    };
  });

  route(app, contracts.getIssuedNotice, async (request, reply) => {
    const row = await own(requireSession(request), request.params.id);
    if (row === undefined) return problem(reply, 'NOT_FOUND');
    const { id, service, kind, title, body, audience, pinned, version, readers } = row;
    return {
      id,
      service,
      kind,
      title,
      body,
      audience,
      pinned,
      version,
      readers,
      unit: row.unitCode,
      publishAt: row.publishAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      withdrawn: row.withdrawnAt !== null,
    };
  });

  route(app, contracts.createNotice, async (request, reply) => {
    const session = requireSession(request);
    const read = await checked(session, request.body);
    if ('wrong' in read) return refuse(reply, request.headers['accept-language'], read.wrong);
    return { id: await addNotice(pool, read.content, session.personId, clock()) };
  });

  route(app, contracts.updateNotice, async (request, reply) => {
    const session = requireSession(request);
    const { version, ...input } = request.body;
    if ((await own(session, request.params.id)) === undefined) return problem(reply, 'NOT_FOUND');
    const read = await checked(session, input);
    if ('wrong' in read) return refuse(reply, request.headers['accept-language'], read.wrong);
    if (!(await changeNotice(pool, request.params.id, version, read.content, clock())))
      return problem(reply, 'NOTICE_CHANGED');
    reply.statusCode = 204;
    return null;
  });

  route(app, contracts.withdrawNotice, async (request, reply) => {
    if ((await own(requireSession(request), request.params.id)) === undefined)
      return problem(reply, 'NOT_FOUND');
    await withdrawNotice(pool, request.params.id, clock());
    reply.statusCode = 204;
    return null;
  });

  route(app, contracts.previewNotice, async ({ body }) => ({ blocks: readRichText(body.text) }));
}

function stateOf(row: NoticeRow, now: number): 'planned' | 'shown' | 'expired' | 'withdrawn' {
  if (row.withdrawnAt !== null) return 'withdrawn';
  if (row.publishAt.getTime() > now) return 'planned';
  return row.expiresAt !== null && row.expiresAt.getTime() <= now ? 'expired' : 'shown';
}

function refuse(reply: Reply, acceptLanguage: string | undefined, wrong: readonly WrongField[]) {
  const language = requestLanguage(acceptLanguage);
  const fields = wrong.map((one) => ({ field: one.field, code: one.code, message: one[language] }));
  return problem(reply, 'INVALID_INPUT', { count: fields.length }, fields);
}
