import type { Pick } from '@wangban/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requestLanguage } from '../platform/errors/language.ts';
import { problem } from '../platform/errors/problem.ts';
import type { Problem } from '../platform/http/contract.ts';
import { requireSession } from '../platform/http/session.ts';
import { mayActOn } from './acting.ts';
import { answerCommand } from './answer-command.ts';
import type { Done, Sender } from './ask.ts';
import { checkApplication } from './check-application.ts';
import type { InstanceDeps } from './deps.ts';
import { compiledOf } from './pages/summary.ts';
import { mayRead, reviseTaskOf } from './policy.ts';
import { findInstance } from './store.ts';
import { storedAnswer } from './stored-answer.ts';

/** Body of a resubmit. */
export interface ResubmitBody {
  readonly data: { readonly [key: string]: unknown };
  readonly seenVersion: number;
  readonly opinion?: string;
  readonly picks?: readonly Pick[];
}

/** Resubmit 补正后再送 by the applicant, against the form of the version that the case began with. */
export async function resubmit(
  deps: InstanceDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  from: Sender,
  id: number,
  { data: typed, seenVersion, opinion, picks }: ResubmitBody,
): Promise<Done | Problem> {
  const row = await findInstance(deps.db, id);
  if (row === undefined || !(await mayRead(deps, requireSession(request), row)))
    return problem(reply, 'NOT_FOUND');
  const acts = row.applicant_id !== from.person && (await mayActOn(deps, requireSession(request), row));
  if (row.applicant_id !== from.person && !acts) return problem(reply, 'NOT_YOUR_INSTANCE');
  const first = await storedAnswer(deps.pool, from);
  if (first !== undefined) return first;
  const task = reviseTaskOf({ ...row.state, data: row.data });
  if (task === undefined) return problem(reply, row.status === 'closed' ? 'INSTANCE_CLOSED' : 'NOT_RETURNED');
  const language = requestLanguage(request.headers['accept-language']);
  const application = {
    person: from.person,
    applicant: row.applicant_id,
    data: typed,
    instanceId: id,
    held: row.data,
  };
  const checked = await checkApplication(deps, await compiledOf(deps, row), application, language);
  if ('code' in checked)
    return problem(reply, checked.code, { count: checked.problems.length }, checked.problems);
  const { data } = checked;
  const words = { ...(opinion !== undefined && { opinion }), ...(picks && { picks }) };
  const command = { type: 'resubmit', taskId: task.task, seenVersion, data, ...words } as const;
  const sender = acts ? { ...from, actingFor: row.applicant_id } : from;
  return answerCommand(deps, request, reply, { command, from: sender });
}
