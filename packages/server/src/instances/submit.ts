import type { Pick } from '@wangban/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayApplyFor } from '../applying/policy.ts';
import { ineligibleReason } from '../catalogue/policy.ts';
import { askBefore } from '../integrations/hooks/ask-before.ts';
import { requestLanguage } from '../platform/errors/language.ts';
import { problem, type Facts, type FieldProblem } from '../platform/errors/problem.ts';
import type { ErrorCode } from '../platform/errors/table.ts';
import type { Problem } from '../platform/http/contract.ts';
import { requireSession } from '../platform/http/session.ts';
import { answerCommand } from './answer-command.ts';
import type { Done, Sender } from './ask.ts';
import { checkApplication } from './check-application.ts';
import { hindrance } from './hindrance.ts';
import { turnedAway } from './turned-away.ts';
import type { InstanceDeps } from './deps.ts';
import { storedAnswer } from './stored-answer.ts';

/** Body of a submit. */
export interface SubmitBody {
  readonly service: string;
  readonly serviceVersion: number;
  readonly data: { readonly [key: string]: unknown };
  readonly picks?: readonly Pick[];
  /** The person for whom it is handed in 代办. */
  readonly for?: number;
  /** The obligation that it extends 续办. */
  readonly extends?: { readonly instanceId: number; readonly obligation: number };
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
  {
    service,
    serviceVersion,
    data: typed,
    picks,
    for: applicant = from.person,
    extends: extended,
  }: SubmitBody,
): Promise<Done | Problem> {
  const refuse = async (code: ErrorCode, facts: Facts, fields?: readonly FieldProblem[]) =>
    (await storedAnswer(deps.pool, from)) ?? problem(reply, code, facts, fields);
  const compiled = await deps.serviceByVersion(service, serviceVersion);
  if (compiled === undefined) {
    const known = (await deps.catalogue.refresh()).find(service);
    return refuse(known === undefined ? 'NOT_FOUND' : 'SERVICE_CHANGED', { version: known?.version ?? null });
  }
  if (deps.catalogue.current().find(service)?.isListed === false) return refuse('SERVICE_NOT_OPEN', {});
  const language = requestLanguage(request.headers['accept-language']);
  if (applicant !== from.person && !(await mayApplyFor(deps, requireSession(request), applicant, compiled)))
    return refuse('NOT_FOR_THEM', {});
  const affiliation = deps.directory.current().display(applicant)?.affiliation;
  const reason = ineligibleReason(compiled.definition, affiliation);
  if (reason !== undefined) return refuse('NOT_ELIGIBLE', { reason: reason[language] });
  const turned = turnedAway(deps, compiled, applicant);
  if (turned !== undefined) return refuse('NOT_ELIGIBLE', { reason: turned[language] });
  const hindered = await hindrance(deps, { applicant, service, extends: extended }, language);
  if (hindered !== undefined) return refuse(hindered.code, hindered.facts);
  const application = { person: from.person, applicant, data: typed };
  const checked = await checkApplication(deps, compiled, application, language);
  if ('code' in checked) return refuse(checked.code, { count: checked.problems.length }, checked.problems);
  const question = { hook: 'instance.starting', service, actor: from.person, entitled: applicant } as const;
  const asked = await askBefore(deps, request, reply, from, { ...question, data: checked.data });
  if (asked !== undefined) return asked;
  const command = {
    type: 'submit',
    data: checked.data,
    ...(picks && { picks }),
    ...(applicant !== from.person && { applicant }),
    ...(extended && { extends: { instance: extended.instanceId, obligation: extended.obligation } }),
  } as const;
  const sender = applicant === from.person ? from : { ...from, actingFor: applicant };
  return answerCommand(deps, request, reply, { service, serviceVersion, command, from: sender });
}
