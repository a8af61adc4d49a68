import { blockersOf, obligationsOf } from '../obligations/store.ts';
import { viewOf } from '../obligations/view.ts';
import type { Language } from '../platform/errors/language.ts';
import type { Facts } from '../platform/errors/problem.ts';
import type { InstanceDeps } from './deps.ts';
import { compiledOf } from './pages/summary.ts';

/** Who applies for what, and what they extend by it. */
export interface Wanted {
  readonly applicant: number;
  readonly service: string;
  readonly extends?: { readonly instanceId: number; readonly obligation: number } | undefined;
}

/** Why the applicant may not apply now 暂不能申请: something is still open, or what they extend is not theirs or not open. */
export async function hindrance(
  deps: Pick<InstanceDeps, 'pool' | 'serviceByVersion' | 'clock'>,
  { applicant, service, extends: extended }: Wanted,
  language: Language,
): Promise<{ readonly code: 'OBLIGATION_OPEN' | 'NOT_EXTENDABLE'; readonly facts: Facts } | undefined> {
  if (extended !== undefined) {
    const of = await obligationsOf(deps.pool, extended.instanceId);
    const line = of.find(({ no }) => no === extended.obligation);
    const isOpen = line?.holder === applicant && line.service === service && line.status === 'open';
    if (line === undefined || !isOpen) return { code: 'NOT_EXTENDABLE', facts: {} };
    const compiled = await compiledOf(deps, { service, service_version: line.serviceVersion });
    if (!viewOf(line, compiled, language, deps.clock()).extendable)
      return { code: 'NOT_EXTENDABLE', facts: {} };
  }
  const blockers = await blockersOf(deps.pool, applicant, service);
  const blocker = blockers.find(
    ({ instance, no }) => instance !== extended?.instanceId || no !== extended.obligation,
  );
  if (blocker === undefined) return undefined;
  const compiled = await compiledOf(deps, { service, service_version: blocker.serviceVersion });
  const { name, reference } = viewOf(blocker, compiled, language, deps.clock());
  return {
    code: 'OBLIGATION_OPEN',
    facts: { name: name[language], reference, instanceId: blocker.instance },
  };
}
