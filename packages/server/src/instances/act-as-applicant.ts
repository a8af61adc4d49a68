import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../platform/errors/problem.ts';
import type { Problem } from '../platform/http/contract.ts';
import { requireSession } from '../platform/http/session.ts';
import { mayActOn, type Filed } from './acting.ts';
import { answerCommand, senderOf } from './answer-command.ts';
import type { AskInstance, Done, Sender } from './ask.ts';
import type { InstanceDeps } from './deps.ts';
import { findInstance } from './store.ts';

/** A command on the case that the address names. */
export type CommandRequest = FastifyRequest & {
  readonly params: { readonly id: number };
  readonly headers: { readonly 'idempotency-key': string };
};

/** The sender of an act of the applicant, with the applicant for whom they act. */
export async function senderFor(deps: InstanceDeps, request: CommandRequest, row: Filed): Promise<Sender> {
  const from = senderOf(request);
  if (row.applicant_id === from.person) return from;
  const acts = await mayActOn(deps, requireSession(request), row);
  return acts ? { ...from, actingFor: row.applicant_id } : from;
}

/** Sends a command that is the applicant's 申请人操作, by themselves or by who acts for them. */
export async function actAsApplicant(
  deps: InstanceDeps,
  request: CommandRequest,
  reply: FastifyReply,
  command: AskInstance['command'],
): Promise<Done | Problem> {
  const row = await findInstance(deps.db, request.params.id);
  if (row === undefined) return problem(reply, 'NOT_FOUND');
  const from = await senderFor(deps, request, row);
  return answerCommand(deps, request, reply, { command, instanceId: row.id, from });
}
