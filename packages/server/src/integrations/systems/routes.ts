import type { WireProblem } from '@wangban/connectors/webhook';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requestLanguage } from '../../platform/errors/language.ts';
import { problem } from '../../platform/errors/problem.ts';
import type { App } from '../../platform/http/app-type.ts';
import { route } from '../../platform/http/route.ts';
import { requireSession } from '../../platform/http/session.ts';
import { changeSecret } from './change-secret.ts';
import type { SystemDeps } from './deps.ts';
import { maySee } from './policy.ts';
import { registerSystem, type Registered } from './register-system.ts';
import * as contracts from './schema.ts';
import { setStatus } from './set-status.ts';
import { standingsOf } from './store.ts';
import { detailOf, summaryOf } from './system-view.ts';
import { readSystemYaml, writeSystemYaml } from './system-yaml.ts';

const HOUR_MS = 3_600_000;

/** Registers what administrators do with business systems 业务系统管理, and where offices see how they stand. */
export function registerSystemRoutes(app: App, deps: SystemDeps): void {
  const { pool, systems, directory } = deps;

  route(app, contracts.listSystems, async (request) => {
    const session = requireSession(request);
    const [current, people, standings] = await Promise.all([
      systems.refresh(),
      directory.refresh(),
      standingsOf(pool),
    ]);
    const seen = current.all().filter(({ definition }) => maySee(definition, people, session));
    return { items: seen.map((system) => summaryOf(system, standings, people)) };
  });

  route(app, contracts.getSystem, async (request, reply) => {
    const session = requireSession(request);
    const [current, people] = await Promise.all([systems.refresh(), directory.refresh()]);
    const system = current.find(request.params.code);
    if (system === undefined || !maySee(system.definition, people, session))
      return problem(reply, 'NOT_FOUND');
    const mayChange = session.roles.includes('admin');
    return { ...detailOf(system, await standingsOf(pool), people), mayChange };
  });

  route(app, contracts.putSystem, async (request, reply) => {
    const { seen, definition } = request.body;
    const { code } = request.params;
    if (definition['code'] !== code) return wrong(request, reply, [OTHER_CODE]);
    const by = requireSession(request).personId;
    const registered = await registerSystem(deps, definition, { by, seen });
    return 'version' in registered ? registered : refused(request, reply, registered);
  });

  route(app, contracts.exportSystem, async (request, reply) => {
    const system = (await systems.refresh()).find(request.params.code);
    if (system === undefined) return problem(reply, 'NOT_FOUND');
    void reply.header('content-type', 'application/yaml; charset=utf-8');
    void reply.header('content-disposition', `attachment; filename="${system.code}.yaml"`);
    return writeSystemYaml(system.definition);
  });

  route(app, contracts.importSystem, async (request, reply) => {
    const read = readSystemYaml(request.body.yaml);
    if ('problems' in read) return wrong(request, reply, read.problems);
    const by = requireSession(request).personId;
    const registered = await registerSystem(deps, read.value, { by, seen: request.body.seen });
    return 'version' in registered ? registered : refused(request, reply, registered);
  });

  route(app, contracts.setSystemStatus, async (request, reply) => {
    const { code } = request.params;
    if ((await systems.refresh()).find(code) === undefined) return problem(reply, 'NOT_FOUND');
    await setStatus(deps, code, request.body.status, request.body.reason);
    reply.statusCode = 204;
    return null;
  });

  route(app, contracts.changeSystemSecret, async (request, reply) => {
    const { code } = request.params;
    if ((await systems.refresh()).find(code) === undefined) return problem(reply, 'NOT_FOUND');
    const { direction, value, overlapHours } = request.body;
    const by = requireSession(request).personId;
    const change = { system: code, direction, value, overlapMs: overlapHours * HOUR_MS, by };
    const changed = await changeSecret(deps, change);
    return 'secret' in changed ? changed : wrong(request, reply, changed.problems);
  });
}

const OTHER_CODE: WireProblem = {
  field: '/definition/code',
  zh: '和地址中的系统代码不同，请改成一样',
  en: 'differs from the code in the address: make them the same',
};

function refused(
  request: FastifyRequest,
  reply: FastifyReply,
  registered: Exclude<Registered, { version: number }>,
) {
  return 'problems' in registered
    ? wrong(request, reply, registered.problems)
    : problem(reply, 'SYSTEM_CHANGED', { version: registered.changedTo });
}

function wrong(request: FastifyRequest, reply: FastifyReply, found: readonly WireProblem[]) {
  const language = requestLanguage(request.headers['accept-language']);
  const errors = found.map((each) => ({ field: each.field, code: 'system', message: each[language] }));
  return problem(reply, 'INVALID_INPUT', { count: errors.length }, errors);
}
