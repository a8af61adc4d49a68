import { requestLanguage } from '../platform/errors/language.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import { registerCaseRoutes } from './case-routes.ts';
import { registerArrangeRoutes } from './arrange-routes.ts';
import { registerPredictionRoutes } from './prediction-routes.ts';
import { actAsApplicant } from './act-as-applicant.ts';
import { registerAfterRoutes } from './after-routes.ts';
import { senderOf } from './answer-command.ts';
import { badCursor, cutPage, readCursor } from './cursor.ts';
import type { InstanceDeps } from './deps.ts';
import { detailOf, lookAt } from './pages/detail.ts';
import { summariesOf } from './pages/summary.ts';
import { mayRead } from './policy.ts';
import { resubmit } from './resubmit.ts';
import {
  getInstance,
  listInstances,
  remindInstance,
  resubmitInstance,
  submitInstance,
  withdrawInstance,
} from './schema.ts';
import { findInstance, listOwn } from './store.ts';
import { submit } from './submit.ts';
import { withdraw } from './withdraw.ts';

/** Registers instances 办件: submit, my applications, one case, and the applicant's commands. */
export function registerInstanceRoutes(app: App, deps: InstanceDeps): void {
  route(app, submitInstance, async (request, reply) => {
    const answer = await submit(deps, request, reply, senderOf(request), request.body);
    if (!('instanceId' in answer)) return answer;
    reply.statusCode = 201;
    return { id: answer.instanceId, reference: answer.reference, dueAt: answer.dueAt };
  });

  route(app, listInstances, async (request, reply) => {
    const { cursor, limit = 20, state = 'all', filed = false } = request.query;
    const after = cursor === undefined ? undefined : readCursor(cursor);
    if (cursor !== undefined && after === undefined) return badCursor(reply);
    const { personId } = requireSession(request);
    const whose = filed ? { filer: personId } : { applicant: personId };
    const rows = await listOwn(deps.db, whose, state, after, limit);
    const { page, next } = cutPage(rows, limit, ({ submitted_at: at, id }) => ({ at, id }));
    const language = requestLanguage(request.headers['accept-language']);
    return { items: await summariesOf(deps, page, language), next };
  });

  route(app, getInstance, async (request, reply) => {
    const reader = requireSession(request);
    const row = await findInstance(deps.db, request.params.id);
    if (row === undefined || !(await mayRead(deps, reader, row))) return problem(reply, 'NOT_FOUND');
    const language = requestLanguage(request.headers['accept-language']);
    return detailOf(deps, row, reader, await lookAt(deps, row, reader, language));
  });

  route(app, withdrawInstance, (request, reply) => withdraw(deps, request, reply, request.body));

  route(app, remindInstance, (request, reply) => actAsApplicant(deps, request, reply, { type: 'remind' }));

  registerAfterRoutes(app, deps);
  registerArrangeRoutes(app, deps);
  registerCaseRoutes(app, deps);
  registerPredictionRoutes(app, deps);
  route(app, resubmitInstance, (request, reply) =>
    resubmit(deps, request, reply, senderOf(request), request.params.id, request.body),
  );
}
