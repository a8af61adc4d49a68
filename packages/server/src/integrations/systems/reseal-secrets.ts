import type { Pool } from '../../platform/db/pool.ts';
import { transaction } from '../../platform/db/transaction.ts';
import type { HallKeys } from '../../platform/sealing/hall-keys.ts';
import { seal, unseal } from '../../platform/sealing/seal.ts';
import { sealedFor } from './sealed-for.ts';
import { bumpSystems, readSystems, resealSecret } from './store.ts';

/** Puts every stored secret under the hall's newest key 重新封存, all of them or none; gives their number. */
export async function resealSecrets(pool: Pool, keys: HallKeys): Promise<number> {
  return transaction(pool, async (db) => {
    await bumpSystems(db);
    const { secrets } = await readSystems(db);
    for (const secret of secrets) {
      const about = sealedFor(secret.system, secret.direction);
      await resealSecret(db, secret.id, seal(keys, unseal(keys, secret, about), about));
    }
    return secrets.length;
  });
}
