import type { Pick } from '@wangban/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ineligibleReason } from '../catalogue/policy.ts';
import { requestLanguage } from '../platform/errors/language.ts';
import { problem, type Facts, type FieldProblem } from '../platform/errors/problem.ts';
import type { ErrorCode } from '../platform/errors/table.ts';
import type { Problem } from '../platform/http/contract.ts';
import { answerCommand } from './answer-command.ts';
import type { Done, Sender } from './ask.ts';
import { checkApplication } from './check-application.ts';
import { turnedAway } from './turned-away.ts';
import type { InstanceDeps } from './deps.ts';
import { storedAnswer } from './stored-answer.ts';

/** Body of a submit. */
export interface SubmitBody {
  readonly service: string;
  readonly serviceVersion: number;
  readonly data: { readonly [key: string]: unknown };
  readonly picks?: readonly Pick[];
}

/**
 * Submit 提交申请: the person is of the service's audience, the form is right, its documents are their own; that the
 * version is the serving one is checked by the lane together with the write.
 */
export async function submit(
  deps: InstanceDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  from: Sender,
  { service, serviceVersion, data: typed, picks }: SubmitBody,
): Promise<Done | Problem> {
  const refuse = async (code: ErrorCode, facts: Facts, fields?: readonly FieldProblem[]) =>
    (await storedAnswer(deps.pool, from)) ?? problem(reply, code, facts, fields);
  const compiled = await deps.serviceByVersion(service, serviceVersion);
  if (compiled === undefined) {
    const known = (await deps.catalogue.refresh()).find(service);
    return refuse(known === undefined ? 'NOT_FOUND' : 'SERVICE_CHANGED', { version: known?.version ?? null });
  }
  const language = requestLanguage(request.headers['accept-language']);
  const affiliation = deps.directory.current().display(from.person)?.affiliation;
  const reason = ineligibleReason(compiled.definition, affiliation);
  if (reason !== undefined) return refuse('NOT_ELIGIBLE', { reason: reason[language] });
  const turned = turnedAway(deps, compiled, from.person);
  if (turned !== undefined) return refuse('NOT_ELIGIBLE', { reason: turned[language] });
  const checked = await checkApplication(deps, compiled, { person: from.person, data: typed }, language);
  if ('code' in checked) return refuse(checked.code, { count: checked.problems.length }, checked.problems);
  const command = { type: 'submit', data: checked.data, ...(picks && { picks }) } as const;
  return answerCommand(deps, request, reply, { service, serviceVersion, command, from });
}
