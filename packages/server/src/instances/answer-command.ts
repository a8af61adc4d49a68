import type { Right } from '@wangban/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requestLanguage } from '../platform/errors/language.ts';
import { errorText, problem } from '../platform/errors/problem.ts';
import { isErrorCode } from '../platform/errors/table.ts';
import type { Problem } from '../platform/http/contract.ts';
import { requireSession } from '../platform/http/session.ts';
import type { Ask, Answer, Done, Refused, Sender } from './ask.ts';
import type { InstanceDeps } from './deps.ts';
import { OutcomeUnknown } from './lane.ts';
import { factsOf } from './pages/reason.ts';
import { mayReadById } from './policy.ts';

/** Who sends a command: the signed-in person with the key of the request. */
export function senderOf(request: FastifyRequest & { headers: { 'idempotency-key': string } }): Sender {
  return { person: requireSession(request).personId, key: request.headers['idempotency-key'] };
}

/**
 * Sends a command and answers it 答复命令. Its events are the audit trail, so no second entry is written. People who may
 * not see the instance get the answer of an unknown id, whatever they asked for.
 */
export async function answerCommand(
  deps: InstanceDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  ask: Ask,
): Promise<Done | Problem> {
  request.audited = true;
  try {
    const answer = await deps.lane.send(ask);
    return 'done' in answer ? answer.done : await refusal(deps, request, reply, answer, ask.from?.rights);
  } catch (error) {
    if (!(error instanceof OutcomeUnknown)) throw error;
    request.log.error({ err: error }, 'outcome unknown');
    return problem(reply, 'OUTCOME_UNKNOWN', { retryAfterSeconds: 5 });
  }
}

async function refusal(
  deps: InstanceDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { refused }: Extract<Answer, { refused: Refused }>,
  rights: readonly Right[] = [],
): Promise<Problem> {
  const code = rights.length > 0 ? refused.code : await visibleCode(deps, request, refused);
  if (code === 'NOT_FOUND' || !isErrorCode(code)) return problem(reply, 'NOT_FOUND');
  const language = requestLanguage(request.headers['accept-language']);
  const { utcOffsetMinutes } = deps.calendar.current();
  const facts = factsOf(refused, { names: deps.directory.current(), language, utcOffsetMinutes });
  return problem(reply, code, facts, fieldsOf(code, language));
}

/** The code of a refusal; for people who may not see the instance that of an unknown id. */
async function visibleCode(
  deps: InstanceDeps,
  request: FastifyRequest,
  { code, instanceId }: Refused,
): Promise<Refused['code']> {
  const isVisible =
    instanceId === undefined || (await mayReadById(deps, requireSession(request), instanceId));
  return isVisible ? code : 'NOT_FOUND';
}

/** Code and words of a refusal 拒绝原因 that is one of many in an answer. */
export async function refusedBecause(deps: InstanceDeps, request: FastifyRequest, refused: Refused) {
  const visible = await visibleCode(deps, request, refused);
  const code = isErrorCode(visible) ? visible : 'NOT_FOUND';
  const language = requestLanguage(request.headers['accept-language']);
  const { utcOffsetMinutes } = deps.calendar.current();
  const facts = factsOf(refused, { names: deps.directory.current(), language, utcOffsetMinutes });
  return { code, detail: errorText(code, language, facts) };
}

/** Refusals that are about one field of the request name it. */
function fieldsOf(code: string, language: 'zh' | 'en') {
  const found = FIELDS[code];
  return found === undefined ? [] : [{ field: found.field, code, message: found[language] }];
}

const FIELDS: Readonly<Record<string, { readonly field: string; readonly zh: string; readonly en: string }>> =
  {
    OPINION_REQUIRED: { field: '/opinion', zh: '请填写意见。', en: 'Write an opinion.' },
    UNKNOWN_PERSON: { field: '/to', zh: '请选择在职人员。', en: 'Choose an active person.' },
    ALREADY_IN_ROUND: { field: '/to', zh: '请选择其他人。', en: 'Choose somebody else.' },
    TARGET_NOT_VISITED: {
      field: '/target',
      zh: '请选择已办理过的环节。',
      en: 'Choose a step that was passed.',
    },
    TARGET_IN_SIBLING_BRANCH: { field: '/target', zh: '请选择其他环节。', en: 'Choose another step.' },
    TARGET_NOT_REACHABLE: { field: '/to', zh: '请选择其他环节。', en: 'Choose another step.' },
    AMBIGUOUS_TARGET: { field: '/target', zh: '请选择具体环节。', en: 'Choose the step by name.' },
  };
