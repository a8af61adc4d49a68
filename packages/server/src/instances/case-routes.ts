import type { CaseCommand } from '@wangban/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { askBefore } from '../integrations/hooks/ask-before.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import type { Problem } from '../platform/http/contract.ts';
import { route } from '../platform/http/route.ts';
import { requireSession } from '../platform/http/session.ts';
import { answerCommand, senderOf } from './answer-command.ts';
import type { Done } from './ask.ts';
import {
  copyInstance,
  jumpInstance,
  readCopy,
  reopenInstance,
  replySupervision,
  superviseInstance,
  suspendInstance,
  terminateInstance,
  unsuspendInstance,
  voidInstance,
} from './case-schema.ts';
import type { InstanceDeps } from './deps.ts';
import { mayRead, rightsOver } from './policy.ts';
import { findInstance } from './store.ts';
import { withdrawalOf } from './withdraw.ts';

type CaseRequest = FastifyRequest & {
  readonly params: { readonly id: number };
  readonly headers: { readonly 'idempotency-key': string };
};

/** Registers what is done with a case as a whole 办件管理. Who may: policy.ts; what is possible: the engine. */
export function registerCaseRoutes(app: App, deps: InstanceDeps): void {
  const send = (request: CaseRequest, reply: FastifyReply, command: CaseCommand) =>
    sendOnCase(deps, request, reply, command);

  route(app, terminateInstance, (request, reply) =>
    send(request, reply, { type: 'terminate', ...request.body }),
  );
  route(app, voidInstance, (request, reply) => send(request, reply, { type: 'void', ...request.body }));
  route(app, suspendInstance, (request, reply) => send(request, reply, { type: 'suspend', ...request.body }));
  route(app, unsuspendInstance, (request, reply) =>
    send(request, reply, { type: 'unsuspend', ...request.body }),
  );
  route(app, reopenInstance, (request, reply) => send(request, reply, { type: 'reopen', ...request.body }));
  route(app, jumpInstance, (request, reply) => send(request, reply, { type: 'jump', ...request.body }));
  route(app, superviseInstance, (request, reply) => {
    const { replyBy, ...words } = request.body;
    return send(request, reply, { type: 'supervise', replyBy: Date.parse(replyBy), ...words });
  });
  route(app, replySupervision, (request, reply) =>
    send(request, reply, { type: 'replySupervision', ...request.body }),
  );
  route(app, copyInstance, (request, reply) => {
    const { people, mustReadBy } = request.body;
    const by = mustReadBy === undefined ? undefined : { mustReadBy: Date.parse(mustReadBy) };
    return send(request, reply, { type: 'copy', people, ...by });
  });
  route(app, readCopy, (request, reply) => send(request, reply, { type: 'readCopy' }));
}

/** People without a right over the case, and without a part in it, do not learn that it exists. */
async function sendOnCase(
  deps: InstanceDeps,
  request: CaseRequest,
  reply: FastifyReply,
  command: CaseCommand,
): Promise<Done | Problem> {
  const reader = requireSession(request);
  const row = await findInstance(deps.db, request.params.id);
  if (row === undefined) return problem(reply, 'NOT_FOUND');
  const rights = await rightsOver(deps, reader, row);
  if (rights.length === 0 && !(await mayRead(deps, reader, row))) return problem(reply, 'NOT_FOUND');
  const from = { ...senderOf(request), rights };
  if (command.type === 'void' && rights.length > 0) {
    const { person } = from;
    const question = { ...withdrawalOf(row, 'void'), actor: person, entitled: person };
    const asked = await askBefore(deps, request, reply, from, question);
    if (asked !== undefined) return asked;
  }
  return answerCommand(deps, request, reply, { command, instanceId: row.id, from });
}
