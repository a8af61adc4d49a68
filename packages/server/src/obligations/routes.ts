import type { InstanceDeps } from '../instances/deps.ts';
import { compiledOf } from '../instances/pages/summary.ts';
import { requestLanguage } from '../platform/errors/language.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import { listObligations } from './schema.ts';
import { openObligations } from './store.ts';
import { viewOf } from './view.ts';

/** Registers the own obligations 后续待办; nobody sees those of somebody else. */
export function registerObligationRoutes(
  app: App,
  deps: Pick<InstanceDeps, 'pool' | 'serviceByVersion' | 'clock'>,
): void {
  route(app, listObligations, async (request) => {
    const language = requestLanguage(request.headers['accept-language']);
    const items = [];
    for (const line of await openObligations(deps.pool, requireSession(request).personId)) {
      const compiled = await compiledOf(deps, {
        service: line.service,
        service_version: line.serviceVersion,
      });
      items.push(viewOf(line, compiled, language, deps.clock()));
    }
    return { items };
  });
}
