import { newSecret, readSecret, type WireProblem } from '@wangban/connectors/webhook';
import { transaction } from '../../platform/db/transaction.ts';
import { seal } from '../../platform/sealing/seal.ts';
import type { SystemDeps } from './deps.ts';
import { sealedFor } from './sealed-for.ts';
import { bumpSystems, writeSecret, type Direction } from './store.ts';

/** A secret to be put in force. */
export interface SecretChange {
  readonly system: string;
  readonly direction: Direction;
  /** As the other side made it; undefined: the hall makes one. */
  readonly value: string | undefined;
  /** How long the one before goes on being good beside it. */
  readonly overlapMs: number;
  readonly by: number | null;
}

/**
 * Puts a secret in force 更换密钥. This is the only time that it is given out: what is stored is sealed. Both are good until the
 * overlap ends, so that no event is refused while the other side changes over.
 */
export async function changeSecret(
  deps: SystemDeps,
  { system, direction, value = newSecret(), overlapMs, by }: SecretChange,
): Promise<{ readonly secret: string } | { readonly problems: readonly WireProblem[] }> {
  const read = readSecret(value);
  if ('problems' in read) return { problems: read.problems.map((each) => ({ ...each, field: '/value' })) };
  const now = deps.clock();
  const sealed = seal(deps.keys, value.trim(), sealedFor(system, direction));
  await transaction(deps.pool, async (db) => {
    await bumpSystems(db);
    const othersEnd = new Date(now + overlapMs);
    await writeSecret(db, { ...sealed, system, direction, by, at: new Date(now), othersEnd });
  });
  await deps.systems.refresh();
  return { secret: value.trim() };
}
