import type { Approve, Reject, ReturnTo } from '@wangban/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerCommand, senderOf } from '../instances/answer-command.ts';
import type { Done } from '../instances/ask.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import { askBefore } from '../integrations/hooks/ask-before.ts';
import type { Problem } from '../platform/http/contract.ts';
import { decisionQuestion, type Decision } from './ask-before-decision.ts';

/** A decision, with what the step fills in. */
interface Decided extends Pick<Decision, 'action' | 'changes'> {
  readonly command: Approve | Reject | ReturnTo;
}

/** Sends a decision 办理 once the systems that want to be asked have let it pass. */
export async function decide(
  deps: InstanceDeps,
  request: FastifyRequest & { headers: { 'idempotency-key': string } },
  reply: FastifyReply,
  { command, action, changes }: Decided,
): Promise<Done | Problem> {
  const from = senderOf(request);
  const { taskId } = command;
  const question = await decisionQuestion(deps, { taskId, action, person: from.person, changes });
  const asked = question && (await askBefore(deps, request, reply, from, question));
  return asked ?? answerCommand(deps, request, reply, { command, from });
}
