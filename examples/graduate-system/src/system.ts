import type { Pool } from '../../foundation/src/database/pool.ts';

/** The code under which the hall knows us. */
export const CODE = 'graduate-system';

/** What every part of the running system needs. */
export interface System {
  readonly pool: Pool;
  readonly now: () => Date;
  readonly hallUrl: string;
  readonly secrets: {
    /** The hall signs with one of these when it fetches a file. */
    readonly fromHall: readonly string[];
    /** We sign with all of these when we fetch our work. */
    readonly toHall: readonly string[];
  };
  /** Instead of a signature, for a hall behind a plain file fetcher; empty = none. */
  readonly exportToken: string;
  /** Folder into which the file of the day is written too; empty = none. */
  readonly dropFolder: string;
}
