import { requestLanguage } from '../../platform/errors/language.ts';
import { problem } from '../../platform/errors/problem.ts';
import type { App } from '../../platform/http/app-type.ts';
import { route } from '../../platform/http/route.ts';
import type { PeerBudget } from '../inbound/peer-budget.ts';
import type { GetSigner } from '../inbound/signed-get.ts';
import type { HandOut } from './hand-out.ts';
import * as contracts from './schema.ts';

/** What the route needs of those beside it. */
export interface CollectingRouteDeps {
  readonly handOut: HandOut;
  readonly budget: PeerBudget;
  readonly signedBy: GetSigner;
}

/** A system may ask for its list so often in a minute. */
const PER_MINUTE = 600;

/** Registers the list that systems of the style export fetch 取件清单. */
export function registerCollectingRoutes(app: App, deps: CollectingRouteDeps): void {
  const { budget, signedBy } = deps;
  route(app, contracts.collectDeliveries, async (request, reply) => {
    const { after, limit = contracts.MOST_ON_A_PAGE } = request.query;
    const signer = await signedBy(request, reply, request.params.code);
    if ('refusal' in signer) return signer.refusal;
    const { system } = signer;
    if (system.definition.style !== 'export') return problem(reply, 'NOT_FOUND');
    const seconds = budget(system.code, PER_MINUTE);
    if (seconds > 0) return problem(reply, 'RATE_LIMITED', { seconds, retryAfterSeconds: seconds });
    const asked = { after: after === undefined ? undefined : Number(after), limit };
    const handed = await deps.handOut(system, asked);
    if ('deliveries' in handed) return { deliveries: [...handed.deliveries] };
    const message = UNKNOWN[requestLanguage(request.headers['accept-language'])];
    return problem(reply, 'INVALID_INPUT', { count: 1 }, [{ field: '/after', code: 'unknown', message }]);
  });
}

const UNKNOWN = {
  zh: '大厅没有给出过这个编号：请不带 after 重新取，已经办过的按事件编号识别',
  en: 'The hall has given no such id: fetch without after, and know what you have by the ids of the events',
} as const;
