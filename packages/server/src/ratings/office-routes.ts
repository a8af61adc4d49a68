import { localDay } from '../instances/reference.ts';
import { badCursor } from '../instances/cursor.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession, type Session } from '../platform/http/session.ts';
import type { RatingDeps } from './deps.ts';
import { replyDueAt } from './due-at.ts';
import { officeView } from './office-view.ts';
import {
  allServices,
  owedReplies,
  type Place,
  shownRating,
  shownRatings,
  waitingRatings,
} from './office-store.ts';
import { mayReply } from './policy.ts';
import { reply } from './reply.ts';
import { listRatings, replyToRating } from './schema.ts';

/** Registers what units do with the ratings of their services 评价管理. */
export function registerOfficeRoutes(app: App, deps: RatingDeps): void {
  const { pool, clock, calendar } = deps;
  const today = (): string => localDay(clock(), calendar.current().utcOffsetMinutes);

  route(app, listRatings, async (request, answer) => {
    const { show = 'all', cursor, limit = 20 } = request.query;
    const after = cursor === undefined ? undefined : readPlace(cursor);
    if (cursor !== undefined && after === undefined) return badCursor(answer);
    const session = requireSession(request);
    const services = await servicesOf(deps, session);
    const read = show === 'waiting' ? waitingRatings : shownRatings;
    const [rows, owed] = await Promise.all([
      read(pool, services, today(), after, limit),
      owedReplies(pool, today()),
    ]);
    const setting = {
      catalogue: await deps.catalogue.refresh(),
      directory: deps.directory.current(),
      calendar: calendar.current(),
      session,
      now: clock(),
    };
    const ours = owed.filter(({ service }) => services.includes(service));
    const late = ours.filter(
      ({ givenOn, replyDays }) =>
        (replyDueAt(setting.calendar, givenOn, replyDays) ?? Infinity) < setting.now,
    );
    const page = rows.slice(0, limit);
    return {
      items: page.map((row) => officeView(row, setting)),
      waiting: ours.length,
      overdue: late.length,
      next: rows.length > limit ? placeText(page.at(-1)) : null,
    };
  });

  route(app, replyToRating, async (request, answer) => {
    const session = requireSession(request);
    const row = await shownRating(pool, request.params.token, today());
    const entry = row && (await deps.catalogue.refresh()).find(row.service);
    if (row === undefined || entry === undefined) return problem(answer, 'NOT_FOUND');
    if (!mayReply(entry.definition, await deps.directory.refresh(), session))
      return problem(answer, 'NOT_FOUND');
    const { text, result, plannedOn, calledBack } = request.body;
    const isPlanned = result === 'planned';
    if (isPlanned && (plannedOn === undefined || plannedOn < today()))
      return problem(answer, 'PLAN_DATE_MISSING');
    const said = {
      text: text.trim(),
      result,
      plannedOn: isPlanned ? (plannedOn ?? null) : null,
      calledBack,
    };
    const ours = await reply(deps, { row, said, person: session.personId, definition: entry.definition });
    if (!ours) return problem(answer, 'RATING_REPLIED');
    answer.statusCode = 204;
    return null;
  });
}

/** Codes of the services whose ratings the reader may see. */
async function servicesOf(deps: RatingDeps, session: Session): Promise<readonly string[]> {
  const [catalogue, directory, codes] = await Promise.all([
    deps.catalogue.refresh(),
    deps.directory.refresh(),
    allServices(deps.pool),
  ]);
  return codes.filter((code) => {
    const entry = catalogue.find(code);
    return entry !== undefined && mayReply(entry.definition, directory, session);
  });
}

function placeText(place: { readonly shownFrom: string; readonly token: string } | undefined): string | null {
  return place === undefined ? null : `${place.shownFrom}.${place.token}`;
}

function readPlace(text: string): Place | undefined {
  const [, day, token] = /^(\d{4}-\d\d-\d\d)\.([A-Za-z0-9_-]{22})$/.exec(text) ?? [];
  return day === undefined || token === undefined || Number.isNaN(Date.parse(day))
    ? undefined
    : { day, token };
}
