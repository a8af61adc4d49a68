import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** An entry of a code list 字典项 with its search keys. */
export interface CodeRow {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly aliases: readonly string[];
  readonly pinyin: string;
  readonly initials: string;
}

/** An entry to keep. */
export interface NewCode extends CodeRow {
  readonly sort: number;
}

const selectOpen = statement<CodeRow>(
  'codes.open',
  `SELECT code, name, parent, aliases, pinyin, initials FROM code_item
   WHERE list = $1 AND closed_on IS NULL ORDER BY sort, code`,
);

/** The open entries of a list, in its order; empty when there is no such list. */
export function openCodes(db: Queryable, list: string): Promise<readonly CodeRow[]> {
  return selectOpen(db, [list]);
}

/** What an import did. */
export interface CodeCounts {
  readonly kept: number;
  readonly closed: number;
}

/** Makes these the open entries of a list; those that are no longer named are closed on that day. */
export async function replaceCodes(
  db: Queryable,
  list: string,
  codes: readonly NewCode[],
  closedOn: string,
): Promise<CodeCounts> {
  const { rows } = await db.query<{ code: string }>(
    `INSERT INTO code_item (list, code, name, parent, sort, aliases, pinyin, initials)
     SELECT $1, code, name, parent, sort, aliases, pinyin, initials
     FROM jsonb_to_recordset($2::jsonb)
       AS new (code text, name text, parent text, sort integer, aliases text[], pinyin text, initials text)
     ON CONFLICT (list, code) DO UPDATE SET name = excluded.name, parent = excluded.parent, sort = excluded.sort,
       aliases = excluded.aliases, pinyin = excluded.pinyin, initials = excluded.initials, closed_on = NULL
     RETURNING code`,
    [list, JSON.stringify(codes)],
  );
  const closed = await db.query(
    `UPDATE code_item SET closed_on = $3 WHERE list = $1 AND closed_on IS NULL AND code <> ALL ($2)`,
    [list, rows.map(({ code }) => code), closedOn],
  );
  return { kept: rows.length, closed: closed.rowCount ?? 0 };
}
