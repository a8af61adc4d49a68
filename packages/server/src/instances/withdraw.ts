import type { FastifyReply } from 'fastify';
import { askBefore } from '../integrations/hooks/ask-before.ts';
import { problem } from '../platform/errors/problem.ts';
import type { Problem } from '../platform/http/contract.ts';
import { senderFor, type CommandRequest } from './act-as-applicant.ts';
import { answerCommand } from './answer-command.ts';
import type { Done } from './ask.ts';
import type { InstanceDeps } from './deps.ts';
import { findInstance, type InstanceRow } from './store.ts';

/** Withdraw 撤回. A system that works on the case may object; only whoever may withdraw makes it be asked. */
export async function withdraw(
  deps: InstanceDeps,
  request: CommandRequest,
  reply: FastifyReply,
  { reason }: { readonly reason?: string },
): Promise<Done | Problem> {
  const row = await findInstance(deps.db, request.params.id);
  if (row === undefined) return problem(reply, 'NOT_FOUND');
  const from = await senderFor(deps, request, row);
  if (row.status !== 'closed' && (from.actingFor ?? from.person) === row.applicant_id) {
    const asked = await askBefore(deps, request, reply, from, {
      ...withdrawalOf(row, 'withdraw'),
      actor: from.person,
      entitled: row.applicant_id,
    });
    if (asked !== undefined) return asked;
  }
  const command = { type: 'withdraw', ...(reason === undefined ? undefined : { reason }) } as const;
  return answerCommand(deps, request, reply, { command, instanceId: row.id, from });
}

/** What systems are asked before a case is withdrawn or made void. */
export function withdrawalOf(row: InstanceRow, action: 'withdraw' | 'void') {
  const { id, reference, version, service, data } = row;
  const instance = { id, reference, version };
  return { hook: 'instance.withdrawing', service, instance, action, data } as const;
}
