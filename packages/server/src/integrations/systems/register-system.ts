import { parseValue, type WireProblem } from '@wangban/connectors/webhook';
import { canonicalJson } from '../../platform/audit/canonical-json.ts';
import { transaction } from '../../platform/db/transaction.ts';
import { checkSystem } from './check-definition.ts';
import { SystemDefinition } from './definition.ts';
import type { SystemDeps } from './deps.ts';
import { bumpSystems, definitionOf, versionOf, writeVersion } from './store.ts';

/** What became of a registration: the version in force, or why it is not taken. */
export type Registered =
  | { readonly code: string; readonly version: number }
  | { readonly problems: readonly WireProblem[] }
  /** Somebody has changed it since the version that was seen. */
  | { readonly changedTo: number };

/** Who registers, upon which version; 0: there is none yet, undefined: whichever it is. */
export interface Registrar {
  readonly by: number | null;
  readonly seen: number | undefined;
}

/**
 * Registers a system 登记业务系统, or a new version of it. Cases that have begun keep theirs. The same definition once more changes
 * nothing.
 */
export async function registerSystem(
  deps: SystemDeps,
  written: unknown,
  { by, seen }: Registrar,
): Promise<Registered> {
  const parsed = parseValue(SystemDefinition, written);
  if ('problems' in parsed) return parsed;
  const definition = parsed.value;
  const directory = await deps.directory.refresh();
  const isUnit = (code: string): boolean => directory.unitByCode(code) !== undefined;
  const others = (await deps.systems.refresh()).all().map((system) => system.definition);
  const problems = checkSystem(definition, isUnit, others);
  if (problems.length > 0) return { problems };
  const { code } = definition;
  const registered = await transaction(deps.pool, async (db): Promise<Registered> => {
    await bumpSystems(db);
    const current = (await versionOf(db, code)) ?? 0;
    if (seen !== undefined && seen !== current) return { changedTo: current };
    const before = current === 0 ? undefined : await definitionOf(db, code, current);
    if (before !== undefined && canonicalJson(before) === canonicalJson(definition))
      return { code, version: current };
    await writeVersion(db, { code, version: current + 1, definition, by, at: new Date(deps.clock()) });
    return { code, version: current + 1 };
  });
  await deps.systems.refresh();
  return registered;
}
