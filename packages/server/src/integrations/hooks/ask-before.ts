import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Done, Sender } from '../../instances/ask.ts';
import { storedAnswer } from '../../instances/stored-answer.ts';
import type { Pool } from '../../platform/db/pool.ts';
import { requestLanguage } from '../../platform/errors/language.ts';
import { problem } from '../../platform/errors/problem.ts';
import type { Problem } from '../../platform/http/contract.ts';
import type { Hooks } from './hooks.ts';
import type { Question } from './question.ts';
import { refusalOf } from './refusal-of.ts';

/** What asking before a command needs; without hooks nobody is asked. */
export interface AskBeforeDeps {
  readonly pool: Pool;
  readonly hooks?: Pick<Hooks, 'asks' | 'before'>;
}

/**
 * Asks before a command goes into the lane 入列前询问. Gives the answer to end the request with: the refusal, or the first answer to a
 * repeat, about which nobody is asked again; undefined: go on.
 */
export async function askBefore(
  { pool, hooks }: AskBeforeDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  from: Sender,
  question: Question,
): Promise<Done | Problem | undefined> {
  if (hooks === undefined || !hooks.asks(question.hook, question.service)) return undefined;
  const first = await storedAnswer(pool, from);
  if (first !== undefined) return first;
  const heard = await hooks.before(question);
  const refusal = refusalOf(heard, requestLanguage(request.headers['accept-language']));
  return refusal && problem(reply, refusal.code, refusal.facts);
}
