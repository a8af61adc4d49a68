import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import { answerCommand, senderOf } from './answer-command.ts';
import {
  completeAdHoc,
  insertNodeAfter,
  resolveIncident,
  setFutureApprovers,
  skipFutureNode,
  startAdHocActivity,
} from './arrange-schema.ts';
import type { InstanceDeps } from './deps.ts';

/** Registers what is arranged for a case in advance 后续安排, and who decides where nobody was found. */
export function registerArrangeRoutes(app: App, deps: InstanceDeps): void {
  route(app, setFutureApprovers, (request, reply) => {
    const command = { type: 'setFutureApprovers', ...request.body } as const;
    const instanceId = request.params.id;
    return answerCommand(deps, request, reply, { command, instanceId, from: senderOf(request) });
  });

  route(app, skipFutureNode, (request, reply) => {
    const command = { type: 'skipFutureNode', ...request.body } as const;
    const instanceId = request.params.id;
    return answerCommand(deps, request, reply, { command, instanceId, from: senderOf(request) });
  });

  route(app, startAdHocActivity, (request, reply) => {
    const command = { type: 'startAdHocActivity', ...request.body } as const;
    const instanceId = request.params.id;
    return answerCommand(deps, request, reply, { command, instanceId, from: senderOf(request) });
  });

  route(app, completeAdHoc, (request, reply) => {
    const command = { type: 'completeAdHoc', ...request.body } as const;
    const instanceId = request.params.id;
    return answerCommand(deps, request, reply, { command, instanceId, from: senderOf(request) });
  });

  route(app, insertNodeAfter, (request, reply) => {
    const command = { type: 'insertNodeAfter', ...request.body } as const;
    const instanceId = request.params.id;
    return answerCommand(deps, request, reply, { command, instanceId, from: senderOf(request) });
  });

  route(app, resolveIncident, (request, reply) => {
    const command = { type: 'resolveIncident', ...request.body } as const;
    const instanceId = request.params.id;
    return answerCommand(deps, request, reply, { command, instanceId, from: senderOf(request) });
  });
}
