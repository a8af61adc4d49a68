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

/** Drafts of the hall; every call names the person, who sees and changes only their own. */
export interface Drafts {
  list(personId: number): Promise<readonly { readonly service: string; readonly savedAt: string }[]>;
  find(personId: number, service: string): Promise<Draft | undefined>;
  /**
   * Saves over the version last seen (0 = a new draft); undefined when the stored one is another by now, or gone.
   * `now` in epoch milliseconds.
   */
  save(
    personId: number,
    service: string,
    data: object,
    version: number,
    now: number,
  ): Promise<Draft | undefined>;
  remove(personId: number, service: string): Promise<void>;
}

const COLUMNS = 'service, data, version, saved_at AS "savedAt"';

const selectAll = statement<{ service: string; savedAt: Date }>(
  'drafts.list',
  'SELECT service, saved_at AS "savedAt" FROM draft WHERE person_id = $1 ORDER BY saved_at DESC',
);
const selectOne = statement<DraftRow>(
  'drafts.find',
  `SELECT ${COLUMNS} FROM draft WHERE person_id = $1 AND service = $2`,
);
const insertOne = statement<DraftRow>(
  'drafts.insert',
  `INSERT INTO draft (person_id, service, data, version, saved_at)
   VALUES ($1, $2, $3, nextval('draft_version'), $4)
   ON CONFLICT (person_id, service) DO NOTHING RETURNING ${COLUMNS}`,
);
const updateOne = statement<DraftRow>(
  'drafts.update',
  `UPDATE draft SET data = $3, version = nextval('draft_version'), saved_at = $4
   WHERE person_id = $1 AND service = $2 AND version = $5 RETURNING ${COLUMNS}`,
);
const deleteOne = statement('drafts.delete', 'DELETE FROM draft WHERE person_id = $1 AND service = $2');

/** Opens the drafts of a hall. */
export function openDrafts(pool: Pool): Drafts {
  return {
    list: async (personId) => {
      const rows = await selectAll(pool, [personId]);
      return rows.map(({ service, savedAt }) => ({ service, savedAt: savedAt.toISOString() }));
    },
    find: async (personId, service) => draftOf(await selectOne(pool, [personId, service])),
    save: async (personId, service, data, version, now) => {
      const values = [personId, service, JSON.stringify(data), new Date(now)];
      return draftOf(
        version === 0 ? await insertOne(pool, values) : await updateOne(pool, [...values, version]),
      );
    },
    remove: async (personId, service) => {
      await deleteOne(pool, [personId, service]);
    },
  };
}

function draftOf([row]: readonly DraftRow[]): Draft | undefined {
  return row === undefined ? undefined : { ...row, savedAt: row.savedAt.toISOString() };
}
