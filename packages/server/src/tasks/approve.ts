import type { Pick } from '@wangban/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { senderOf } from '../instances/answer-command.ts';
import type { Done } from '../instances/ask.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import { mayRead } from '../instances/policy.ts';
import { findInstance } from '../instances/store.ts';
import { storedAnswer } from '../instances/stored-answer.ts';
import { requestLanguage } from '../platform/errors/language.ts';
import { problem } from '../platform/errors/problem.ts';
import type { Problem } from '../platform/http/contract.ts';
import { requireSession } from '../platform/http/session.ts';
import { checkFilling } from './fill-in.ts';
import { decide } from './decide.ts';
import { findTask } from './store.ts';

/** Body of an approval. */
interface ApproveBody {
  readonly seenVersion: number;
  readonly seenDataVersion?: number;
  readonly opinion?: string;
  readonly picks?: readonly Pick[];
  readonly data?: { readonly [key: string]: unknown };
}

type Keyed = FastifyRequest & { headers: { 'idempotency-key': string } };

/** Approve 同意. What the step fills in is checked with the form before the command goes into the lane. */
export async function approve(
  deps: InstanceDeps,
  request: Keyed,
  reply: FastifyReply,
  taskId: number,
  { data: typed, ...words }: ApproveBody,
): Promise<Done | Problem> {
  const from = senderOf(request);
  const command = { type: 'approve', taskId, ...words } as const;
  if (typed === undefined) return decide(deps, request, reply, { command, action: 'approve' });
  const task = await findTask(deps.pool, taskId);
  const row = task && (await findInstance(deps.db, task.instance));
  if (task === undefined || row === undefined || !(await mayRead(deps, requireSession(request), row)))
    return problem(reply, 'NOT_FOUND');
  const first = await storedAnswer(deps.pool, from);
  if (first !== undefined) return first;
  const language = requestLanguage(request.headers['accept-language']);
  const filled = await checkFilling(deps, row, task.node, typed, { person: from.person, language });
  if ('problems' in filled)
    return problem(reply, 'FORM_INVALID', { count: filled.problems.length }, filled.problems);
  const { data } = filled;
  return decide(deps, request, reply, { command: { ...command, data }, action: 'approve', changes: data });
}
