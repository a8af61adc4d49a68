import type { Hook } from '@wangban/connectors/webhook';
import type { HookRule } from '../systems/definition.ts';
import type { KnownSystem, Systems } from '../systems/systems.ts';

/** A system that is asked before something happens, with the rule that says so. */
export interface AskedSystem {
  readonly system: KnownSystem;
  readonly rule: HookRule;
}

/**
 * Systems that are asked 被询问的系统, in the order of their codes and of their rules. One that people have paused or switched off is
 * not asked and holds nothing up.
 */
export function askedSystems(
  systems: Pick<Systems, 'all'>,
  hook: Hook,
  service: string,
): readonly AskedSystem[] {
  return systems
    .all()
    .filter(({ status }) => status === 'active')
    .flatMap((system) =>
      system.definition.hooks
        .filter((rule) => rule.hook === hook && rule.services.includes(service))
        .map((rule) => ({ system, rule })),
    );
}
