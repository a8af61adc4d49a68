import type { FastifyRequest } from 'fastify';
import { mayActOn } from '../instances/acting.ts';
import { compiledOf } from '../instances/pages/summary.ts';
import { findInstance } from '../instances/store.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import type { RatingDeps } from './deps.ts';
import { registerOfficeRoutes } from './office-routes.ts';
import { rate } from './rate.ts';
import { getRating, rateInstance } from './schema.ts';
import { ratingsOf, subjectOf } from './store.ts';
import { viewOf } from './view.ts';

/** Registers ratings 评价: what applicants give, and what offices read and reply. */
export function registerRatingRoutes(app: App, deps: RatingDeps): void {
  const { pool, clock, calendar } = deps;
  registerOfficeRoutes(app, deps);

  route(app, getRating, async (request, reply) => {
    const own = await ownCase(deps, request, request.params.id);
    return (own && (await readRating(deps, own))) ?? problem(reply, 'NOT_FOUND');
  });

  route(app, rateInstance, async (request, reply) => {
    const own = await ownCase(deps, request, request.params.id);
    if (own === undefined) return problem(reply, 'NOT_FOUND');
    const { definition } = await compiledOf(deps, own);
    const rater = requireSession(request).personId;
    const { utcOffsetMinutes } = calendar.current();
    const rating = { instance: own.id, rater, sent: request.body, definition };
    const refused = await rate({ pool, clock, utcOffsetMinutes }, rating);
    if (refused !== undefined) return problem(reply, refused);
    return (await readRating(deps, own)) ?? problem(reply, 'NOT_FOUND');
  });
}

type Own = NonNullable<Awaited<ReturnType<typeof findInstance>>>;

/** The case, for its applicant and who may act for them; to everybody else it is unknown. */
async function ownCase(deps: RatingDeps, request: FastifyRequest, id: number): Promise<Own | undefined> {
  const row = await findInstance(deps.db, id);
  if (row === undefined) return undefined;
  const session = requireSession(request);
  const isTheirs = row.applicant_id === session.personId || (await mayActOn(deps, session, row));
  return isTheirs ? row : undefined;
}

async function readRating(deps: RatingDeps, own: Own) {
  const [subject, given] = await Promise.all([subjectOf(deps.pool, own.id), ratingsOf(deps.pool, own.id)]);
  const { definition } = await compiledOf(deps, own);
  return subject && viewOf(subject, given, definition, deps.clock());
}
