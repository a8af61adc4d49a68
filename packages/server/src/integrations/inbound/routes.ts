import type { FastifyReply, FastifyRequest } from 'fastify';
import { attachment } from '../../files/content-disposition.ts';
import { requestLanguage } from '../../platform/errors/language.ts';
import { problem } from '../../platform/errors/problem.ts';
import type { App } from '../../platform/http/app-type.ts';
import { route } from '../../platform/http/route.ts';
import { registerCollectingRoutes } from '../collecting/routes.ts';
import type { PeerRouteDeps } from './deps.ts';
import { peerBudget } from './peer-budget.ts';
import { receiveEvent, type ReceiveRefusal } from './receive-event.ts';
import { openRefusedLog } from './refused-log.ts';
import * as contracts from './schema.ts';
import { getSigner, knownSystem } from './signed-get.ts';
import { fileFor } from './store.ts';

/** Largest event of a system in bytes. */
const MAX_EVENT_BYTES = 256 * 1024;
const FILE_DAYS_MS = 7 * 24 * 3_600_000;
const NOTHING = Buffer.alloc(0);

/** Registers what business systems call 业务系统调用的接口; each call is signed. */
export function registerPeerRoutes(app: App, deps: PeerRouteDeps): void {
  const { clock, systems } = deps;
  const budget = peerBudget(clock);
  const noteRefusal = openRefusedLog(app.auditLog, clock);
  const reasons = new WeakMap<FastifyRequest, string>();
  const signedBy = getSigner(deps, (request, flaw) => reasons.set(request, flaw));

  void app.register(async (scope) => {
    // Signatures are over the raw bytes: nothing may read and write them again.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: MAX_EVENT_BYTES },
      (_request, body, done) => done(null, body),
    );
    scope.addHook('onResponse', async (request, reply) => {
      const status = reply.statusCode;
      if (status < 400 || status >= 500) return;
      const { code = 'unknown' }: { readonly code?: string } = { ...Object(request.params) };
      const system = systems.current().find(code) === undefined ? 'unknown' : code;
      const reason = reasons.get(request) ?? String(status);
      await noteRefusal({ system, status, reason, requestId: request.id });
    });

    route(
      scope,
      contracts.receiveSystemEvent,
      async (request, reply) => {
        const system = await knownSystem(systems, request.params.code);
        if (system === undefined || system.definition.style === 'export') return problem(reply, 'NOT_FOUND');
        const body = Buffer.isBuffer(request.body) ? request.body : NOTHING;
        const result = await receiveEvent({ ...deps, budget }, system, { headers: request.headers, body });
        if ('received' in result) return reply.code(202).send(result);
        reasons.set(request, 'flaw' in result ? result.flaw : result.refused);
        return refusal(request, reply, result);
      },
      { bodyLimit: MAX_EVENT_BYTES },
    );

    route(scope, contracts.fetchSystemFile, async (request, reply) => {
      const { code, id } = request.params;
      const signer = await signedBy(request, reply, code);
      if ('refusal' in signer) return signer.refusal;
      const file = await fileFor(deps.pool, code, id, new Date(clock() - FILE_DAYS_MS));
      const content = file === undefined ? undefined : await deps.disk.read(id);
      if (file === undefined || content === undefined) return problem(reply, 'NOT_FOUND');
      return reply
        .header('content-type', file.type)
        .header('content-length', file.size)
        .header('content-disposition', attachment(file.name))
        .header('cache-control', 'private, no-store')
        .send(content);
    });

    registerCollectingRoutes(scope, { handOut: deps.handOut, budget: peerBudget(clock), signedBy });
  });
}

function refusal(request: FastifyRequest, reply: FastifyReply, refused: ReceiveRefusal) {
  switch (refused.refused) {
    case 'off':
      return problem(reply, 'SYSTEM_OFF');
    case 'signature':
      return problem(reply, 'SIGNATURE_WRONG', { flaw: refused.flaw });
    case 'tooFast': {
      const { seconds } = refused;
      return problem(reply, 'RATE_LIMITED', { seconds, retryAfterSeconds: seconds });
    }
    case 'differs':
      return problem(reply, 'SYSTEM_EVENT_DIFFERS', { id: refused.id });
    case 'malformed': {
      const language = requestLanguage(request.headers['accept-language']);
      const errors = refused.problems.map((each) => ({
        field: each.field,
        code: 'contract',
        message: each[language],
      }));
      return problem(reply, 'INVALID_INPUT', { count: errors.length }, errors);
    }
  }
}
