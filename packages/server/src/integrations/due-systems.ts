import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** Systems that something is due for 到期系统, and how new the systems themselves are. */
export interface DueSystems {
  readonly revision: number;
  /** Something is to be sent to them. */
  readonly sending: readonly string[];
  /** Something that they said is to take effect. */
  readonly hearing: readonly string[];
  /** They are to be asked for changes, or compared. */
  readonly asking: readonly string[];
  /** Steps that only waited for them to take their work are to go on. */
  readonly going: readonly string[];
}

const select = statement<DueSystems>('integrations.due', 'SELECT * FROM due_systems($1, $2)');

/** Looks for all systems at once. `at`: the rows' clock, undefined: the database's; `now`: the hall's. */
export async function dueSystems(db: Queryable, at: Date | undefined, now: Date): Promise<DueSystems> {
  const [due] = await select(db, [at ?? null, now]);
  return due ?? { revision: 0, sending: [], hearing: [], asking: [], going: [] };
}
