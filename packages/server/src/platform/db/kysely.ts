import { Kysely, PostgresDialect } from 'kysely';
import type { Pool } from './pool.ts';

/** Query builder 查询构造器 over the hall's pool for one feature's tables. The pool stays the caller's to close. */
export function openKysely<Tables>(pool: Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
