import type { Catalogue } from '../catalogue/catalogue.ts';
import { badCursor } from '../instances/cursor.ts';
import { localDay } from '../instances/reference.ts';
import { addMessages } from '../messages/store.ts';
import type { LiveDirectory } from '../people/directory.ts';
import { problem } from '../platform/errors/problem.ts';
import type { Pool } from '../platform/db/pool.ts';
import { transaction } from '../platform/db/transaction.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import type { ReadSatisfaction } from '../ratings/satisfaction.ts';
import { answeredMessage } from './answered-message.ts';
import { feedbackOn, findFeedback, saveAnswer } from './feedback-store.ts';
import { keptGuides } from './kept-guides.ts';
import * as contracts from './keeping-schema.ts';
import { mayKeep } from './policy.ts';
import { saveCheck } from './store.ts';

/** What the keeping of guides needs. */
export interface KeepingDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly catalogue: { refresh(): Promise<Catalogue> };
  readonly directory: LiveDirectory;
  readonly calendar: { current(): { readonly utcOffsetMinutes: number } };
  readonly satisfaction: ReadSatisfaction;
}

/** Registers what keepers 指南维护人 do: see what is due, confirm, answer feedback. */
export function registerKeepingRoutes(app: App, deps: KeepingDeps): void {
  const { pool, clock, catalogue, calendar } = deps;
  const today = (): string => localDay(clock(), calendar.current().utcOffsetMinutes);

  route(app, contracts.listKeptGuides, async (request) => ({
    items: await keptGuides(deps, requireSession(request), today()),
  }));

  route(app, contracts.checkGuideNow, async (request, reply) => {
    const session = requireSession(request);
    const entry = (await catalogue.refresh()).find(request.params.code);
    if (entry === undefined) return problem(reply, 'NOT_FOUND');
    if (!mayKeep(entry.definition, await deps.directory.refresh(), session))
      return problem(reply, 'FORBIDDEN');
    await saveCheck(pool, entry.definition.code, today(), session.personId);
    reply.statusCode = 204;
    return null;
  });

  route(app, contracts.listFeedback, async (request, reply) => {
    const { cursor, limit = 20 } = request.query;
    if (cursor !== undefined && !/^[1-9]\d{0,14}$/.test(cursor)) return badCursor(reply);
    const entry = (await catalogue.refresh()).find(request.params.code);
    if (entry === undefined) return problem(reply, 'NOT_FOUND');
    const directory = await deps.directory.refresh();
    if (!mayKeep(entry.definition, directory, requireSession(request))) return problem(reply, 'FORBIDDEN');
    const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor);
    const rows = await feedbackOn(pool, entry.definition.code, before, limit);
    const items = rows.slice(0, limit).map(({ person, service: _known, createdAt, answeredAt, ...row }) => ({
      ...row,
      from: person === null ? null : (directory.display(person)?.name ?? null),
      createdAt: createdAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
    }));
    return { items, next: rows.length > limit ? String(items.at(-1)?.id) : null };
  });

  route(app, contracts.answerFeedback, async (request, reply) => {
    const session = requireSession(request);
    const feedback = await findFeedback(pool, request.params.id);
    const entry = feedback && (await catalogue.refresh()).find(feedback.service);
    if (feedback === undefined || entry === undefined) return problem(reply, 'NOT_FOUND');
    if (!mayKeep(entry.definition, await deps.directory.refresh(), session))
      return problem(reply, 'NOT_FOUND');
    const now = clock();
    const answer = request.body.answer.trim();
    const ours = await transaction(pool, async (db) => {
      if (!(await saveAnswer(db, feedback.id, answer, session.personId, now))) return false;
      await addMessages(db, answeredMessage(feedback, entry.definition, answer), now);
      return true;
    });
    if (!ours) return problem(reply, 'FEEDBACK_ANSWERED');
    reply.statusCode = 204;
    return null;
  });
}
