import { answerCommand, senderOf } from '../instances/answer-command.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import {
  addApproverTask,
  delegateTask,
  giveOpinionTask,
  recallTask,
  removeApproverTask,
  reopenVotingTask,
  resolveTask,
  takeBackTask,
} from './schema.ts';

/** Registers what changes who decides 加签减签委派收回. Who may is decided with the write, by the engine. */
export function registerSeatRoutes(app: App, deps: InstanceDeps): void {
  route(app, delegateTask, (request, reply) => {
    const command = { type: 'delegate', taskId: request.params.id, ...request.body } as const;
    return answerCommand(deps, request, reply, { command, from: senderOf(request) });
  });

  route(app, resolveTask, (request, reply) => {
    const command = { type: 'resolve', taskId: request.params.id, ...request.body } as const;
    return answerCommand(deps, request, reply, { command, from: senderOf(request) });
  });

  route(app, takeBackTask, (request, reply) => {
    const command = { type: 'takeBack', taskId: request.params.id, ...request.body } as const;
    return answerCommand(deps, request, reply, { command, from: senderOf(request) });
  });

  route(app, addApproverTask, (request, reply) => {
    const command = { type: 'addApprover', taskId: request.params.id, ...request.body } as const;
    return answerCommand(deps, request, reply, { command, from: senderOf(request) });
  });

  route(app, removeApproverTask, (request, reply) => {
    const command = { type: 'removeApprover', taskId: request.params.id, ...request.body } as const;
    return answerCommand(deps, request, reply, { command, from: senderOf(request) });
  });

  route(app, giveOpinionTask, (request, reply) => {
    const command = { type: 'giveOpinion', taskId: request.params.id, ...request.body } as const;
    return answerCommand(deps, request, reply, { command, from: senderOf(request) });
  });

  route(app, reopenVotingTask, (request, reply) => {
    const command = { type: 'reopenVoting', taskId: request.params.id, ...request.body } as const;
    return answerCommand(deps, request, reply, { command, from: senderOf(request) });
  });

  route(app, recallTask, (request, reply) => {
    const command = { type: 'recall', taskId: request.params.id } as const;
    return answerCommand(deps, request, reply, { command, from: senderOf(request) });
  });
}
