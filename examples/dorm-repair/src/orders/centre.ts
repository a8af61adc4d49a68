import type { Pool } from '../../../foundation/src/database/pool.ts';
import type { Config } from '../config/schema.ts';

/** Secrets 密钥 of both directions; two of one direction while it is being changed. */
export interface Secrets {
  /** The hall signs with one of these. */
  readonly fromHall: readonly string[];
  /** We sign with all of these. */
  readonly toHall: readonly string[];
}

/** What every part of a running centre needs. */
export interface Centre {
  readonly config: Config;
  readonly pool: Pool;
  readonly now: () => Date;
  /** Where people and the hall reach this system, without a slash at the end. */
  readonly publicUrl: () => string;
  readonly hallUrl: string;
  readonly secrets: Secrets;
  /** Folder of the pictures. */
  readonly data: string;
  /** Something is to be sent or fetched: do not wait for the next look. */
  readonly wake: () => void;
}
