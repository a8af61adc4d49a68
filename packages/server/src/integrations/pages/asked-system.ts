import type { FastifyRequest } from 'fastify';
import { requireSession } from '../../platform/http/session.ts';
import { maySee } from '../systems/policy.ts';
import type { KnownSystem } from '../systems/systems.ts';
import type { Settler, SystemPageDeps } from './deps.ts';

/** The system that a page is about 当前系统; to whoever may not see it, it does not exist. */
export async function askedSystem(
  { systems, directory }: Pick<SystemPageDeps, 'systems' | 'directory'>,
  request: FastifyRequest,
  code: string,
): Promise<KnownSystem | undefined> {
  const [current, people] = await Promise.all([systems.refresh(), directory.refresh()]);
  const system = current.find(code);
  const isSeen = system !== undefined && maySee(system.definition, people, requireSession(request));
  return isSeen ? system : undefined;
}

/** Who settles rows; the entry of the act itself says more than the one that every command gets. */
export function settlerOf(request: FastifyRequest, system: string): Settler {
  request.audited = true;
  return { system, by: requireSession(request).personId, requestId: request.id };
}
