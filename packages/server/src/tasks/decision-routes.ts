import type { ReturnTarget } from '@wangban/engine';
import { answerCommand, senderOf } from '../instances/answer-command.ts';
import { approve } from './approve.ts';
import { decide } from './decide.ts';
import { batchApprove } from './batch-approve.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import { problem } from '../platform/errors/problem.ts';
import type { App } from '../platform/http/app-type.ts';
import { route } from '../platform/http/route.ts';
import {
  approveTask,
  approveTasks,
  claimTask,
  dispatchTask,
  rejectTask,
  releaseTask,
  returnTask,
  transferTask,
} from './schema.ts';

/** Registers what a holder can do with a task 处理待办. Who may is decided with the write, by the engine. */
export function registerDecisionRoutes(app: App, deps: InstanceDeps): void {
  route(app, approveTask, (request, reply) => approve(deps, request, reply, request.params.id, request.body));

  route(app, approveTasks, async (request) => {
    const { items, opinion } = request.body;
    return { results: [...(await batchApprove(deps, request, items, opinion))] };
  });

  route(app, rejectTask, (request, reply) => {
    const command = { type: 'reject', taskId: request.params.id, ...request.body } as const;
    return decide(deps, request, reply, { command, action: 'reject' });
  });

  route(app, returnTask, (request, reply) => {
    const { target: wanted, ...words } = request.body;
    const target = targetOf(wanted);
    if (target === undefined) {
      const message = '请选择要退回的环节。/ Name the step to return to.';
      return problem(reply, 'INVALID_INPUT', { count: 1 }, [
        { field: '/target/node', code: 'required', message },
      ]);
    }
    const command = { type: 'returnTo', taskId: request.params.id, target, ...words } as const;
    return decide(deps, request, reply, { command, action: 'return' });
  });

  route(app, transferTask, (request, reply) => {
    const command = { type: 'transfer', taskId: request.params.id, ...request.body } as const;
    return answerCommand(deps, request, reply, { command, from: senderOf(request) });
  });

  route(app, claimTask, (request, reply) => {
    const command = { type: 'claim', taskId: request.params.id, ...request.body } as const;
    return answerCommand(deps, request, reply, { command, from: senderOf(request) });
  });

  route(app, dispatchTask, (request, reply) => {
    const command = { type: 'dispatch', taskId: request.params.id, ...request.body } as const;
    return answerCommand(deps, request, reply, { command, from: senderOf(request) });
  });

  route(app, releaseTask, (request, reply) => {
    const command = { type: 'release', taskId: request.params.id, ...request.body } as const;
    return answerCommand(deps, request, reply, { command, from: senderOf(request) });
  });
}

interface WantedTarget {
  readonly kind: 'applicant' | 'previous' | 'node';
  readonly node?: string;
  readonly whole?: boolean;
}

/** Only `node` needs a name; what the others carry for the reader is left out. */
function targetOf({ kind, node, whole }: WantedTarget): ReturnTarget | undefined {
  if (kind !== 'node') return { kind };
  if (node === undefined) return undefined;
  return whole === true ? { kind, node, whole } : { kind, node };
}
