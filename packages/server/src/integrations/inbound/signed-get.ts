import { contentOfGet, verify } from '@wangban/connectors/webhook';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../../platform/errors/problem.ts';
import type { Problem } from '../../platform/http/contract.ts';
import type { KnownSystem, LiveSystems } from '../systems/systems.ts';
import { signatureOf } from './signature-of.ts';

/** Whoever has signed a GET 签名查询: a system, or the answer to somebody who has not. */
export type GetSigner = (
  request: FastifyRequest,
  reply: FastifyReply,
  code: string,
) => Promise<{ readonly system: KnownSystem } | { readonly refusal: Problem }>;

/** Checks who has signed a GET: its target and a fresh id. `flawed`: told why a signature was not good. */
export function getSigner(
  { systems, clock }: { readonly systems: LiveSystems; readonly clock: () => number },
  flawed: (request: FastifyRequest, flaw: string) => void,
): GetSigner {
  return async (request, reply, code) => {
    const system = await knownSystem(systems, code);
    if (system === undefined) return { refusal: problem(reply, 'NOT_FOUND') };
    if (system.status === 'disabled') return { refusal: problem(reply, 'SYSTEM_OFF') };
    const now = clock();
    const verified = verify(
      signatureOf(request.headers),
      contentOfGet(request.originalUrl),
      system.secretsAt('inbound', now),
      now,
    );
    if (!('flaw' in verified)) return { system };
    flawed(request, verified.flaw);
    return { refusal: problem(reply, 'SIGNATURE_WRONG', verified) };
  };
}

/** As this process knows it; a system that was registered just now is looked up. */
export async function knownSystem(systems: LiveSystems, code: string): Promise<KnownSystem | undefined> {
  return systems.current().find(code) ?? (await systems.refresh()).find(code);
}
