import type { Static } from 'typebox';
import type { Draft as WireDraft } from '../catalogue/schema.ts';
import type { Pool } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** A draft 草稿 as it goes over the wire: what was typed, with the number of its last save. */
export type Draft = Static<typeof WireDraft>;

interface DraftRow {
  readonly service: string;
  readonly data: Record<string, unknown>;
  readonly version: number;
  readonly savedAt: Date;
}

/** Whose draft: who writes it, the service, and for whom they apply 代办 (themselves as a rule). */
export interface DraftKey {
  readonly personId: number;
  readonly service: string;
  readonly forId: number;
}

/** A draft in a list. */
export interface DraftLine {
  readonly service: string;
  readonly forId: number;
  readonly savedAt: string;
}

/** Drafts of the hall; every call names the person, who sees and changes only their own. */
export interface Drafts {
  list(personId: number): Promise<readonly DraftLine[]>;
  find(key: DraftKey): Promise<Draft | undefined>;
  /**
   * Saves over the version last seen (0 = a new draft); undefined when the stored one is another by now, or gone.
   * `now` in epoch milliseconds.
   */
  save(key: DraftKey, data: object, version: number, now: number): Promise<Draft | undefined>;
  remove(key: DraftKey): Promise<void>;
}

const COLUMNS = 'service, data, version, saved_at AS "savedAt"';

const selectAll = statement<{ service: string; forId: number; savedAt: Date }>(
  'drafts.list',
  'SELECT service, for_id AS "forId", saved_at AS "savedAt" FROM draft WHERE person_id = $1 ORDER BY saved_at DESC',
);
const selectOne = statement<DraftRow>(
  'drafts.find',
  `SELECT ${COLUMNS} FROM draft WHERE person_id = $1 AND service = $2 AND for_id = $3`,
);
const insertOne = statement<DraftRow>(
  'drafts.insert',
  `INSERT INTO draft (person_id, service, for_id, data, version, saved_at)
   VALUES ($1, $2, $3, $4, nextval('draft_version'), $5)
   ON CONFLICT (person_id, service, for_id) DO NOTHING RETURNING ${COLUMNS}`,
);
const updateOne = statement<DraftRow>(
  'drafts.update',
  `UPDATE draft SET data = $4, version = nextval('draft_version'), saved_at = $5
   WHERE person_id = $1 AND service = $2 AND for_id = $3 AND version = $6 RETURNING ${COLUMNS}`,
);
const deleteOne = statement(
  'drafts.delete',
  'DELETE FROM draft WHERE person_id = $1 AND service = $2 AND for_id = $3',
);

/** Opens the drafts of a hall. */
export function openDrafts(pool: Pool): Drafts {
  return {
    list: async (personId) => {
      const rows = await selectAll(pool, [personId]);
      return rows.map(({ savedAt, ...line }) => ({ ...line, savedAt: savedAt.toISOString() }));
    },
    find: async (key) => draftOf(await selectOne(pool, keys(key))),
    save: async (key, data, version, now) => {
      const values = [...keys(key), JSON.stringify(data), new Date(now)];
      return draftOf(
        version === 0 ? await insertOne(pool, values) : await updateOne(pool, [...values, version]),
      );
    },
    remove: async (key) => {
      await deleteOne(pool, keys(key));
    },
  };
}

function keys({ personId, service, forId }: DraftKey): readonly unknown[] {
  return [personId, service, forId];
}

function draftOf([row]: readonly DraftRow[]): Draft | undefined {
  return row === undefined ? undefined : { ...row, savedAt: row.savedAt.toISOString() };
}
