import type { FastifyRequest } from 'fastify';
import { refusedBecause, senderOf } from '../instances/answer-command.ts';
import type { InstanceDeps } from '../instances/deps.ts';
import { OutcomeUnknown } from '../instances/lane.ts';
import { storedAnswer } from '../instances/stored-answer.ts';
import { refusalOf } from '../integrations/hooks/refusal-of.ts';
import { requestLanguage } from '../platform/errors/language.ts';
import { errorText } from '../platform/errors/problem.ts';
import { decisionQuestion } from './ask-before-decision.ts';

/** One task of a batch, as the person saw it. */
export interface BatchItem {
  readonly taskId: number;
  readonly seenVersion: number;
}

/** What became of it; a refusal with its code and words. */
interface BatchResult {
  readonly taskId: number;
  readonly done: boolean;
  readonly code: string | null;
  readonly detail: string | null;
}

type BatchRequest = FastifyRequest & { headers: { 'idempotency-key': string } };

/**
 * Batch approval 批量审批: each task is a command of its own, with its own version and its own key, so that some may be done
 * and others refused, and a repeat of the whole does nothing twice.
 */
export async function batchApprove(
  deps: InstanceDeps,
  request: BatchRequest,
  items: readonly BatchItem[],
  opinion: string | undefined,
): Promise<readonly BatchResult[]> {
  request.audited = true;
  const once = new Map(items.map((item) => [item.taskId, item]));
  return Promise.all([...once.values()].map((item) => approveOne(deps, request, item, opinion)));
}

async function approveOne(
  deps: InstanceDeps,
  request: BatchRequest,
  { taskId, seenVersion }: BatchItem,
  opinion: string | undefined,
): Promise<BatchResult> {
  const { person, key } = senderOf(request);
  const words = opinion === undefined ? undefined : { opinion };
  const command = { type: 'approve', taskId, seenVersion, batch: true, ...words } as const;
  const objection = await objectionTo(deps, request, { taskId, person, key: `${key}/${taskId}` });
  if (objection !== undefined) return { taskId, done: false, ...objection };
  try {
    const answer = await deps.lane.send({ command, from: { person, key: `${key}/${taskId}` } });
    if ('done' in answer) return { taskId, done: true, code: null, detail: null };
    return { taskId, done: false, ...(await refusedBecause(deps, request, answer.refused)) };
  } catch (error) {
    if (!(error instanceof OutcomeUnknown)) throw error;
    request.log.error({ err: error }, 'outcome unknown');
    const detail = errorText('OUTCOME_UNKNOWN', requestLanguage(request.headers['accept-language']));
    return { taskId, done: false, code: 'OUTCOME_UNKNOWN', detail };
  }
}

/** The objection of a system, in words; a repeat of what was done already is not asked about again. */
async function objectionTo(
  deps: InstanceDeps,
  request: FastifyRequest,
  { taskId, ...sender }: { readonly taskId: number; readonly person: number; readonly key: string },
): Promise<Pick<BatchResult, 'code' | 'detail'> | undefined> {
  const question = await decisionQuestion(deps, { taskId, action: 'approve', person: sender.person });
  if (question === undefined || (await storedAnswer(deps.pool, sender)) !== undefined) return undefined;
  const heard = await deps.hooks?.before(question);
  const language = requestLanguage(request.headers['accept-language']);
  const refusal = heard && refusalOf(heard, language);
  return refusal && { code: refusal.code, detail: errorText(refusal.code, language, refusal.facts) };
}
