import type { PersonId } from '@wangban/engine';
import { bumpDirectory } from '../people/store.ts';
import type { Pool, Queryable } from '../platform/db/pool.ts';
import { transaction } from '../platform/db/transaction.ts';

/** What a batch hands over beside the seats in open cases. */
export type HandoverKind = 'position' | 'head' | 'substitution';

/** Row of `handover_row`: what became of one thing. */
export interface HandoverEntry {
  readonly batch: string;
  readonly from: PersonId;
  readonly to: PersonId;
  readonly kind: 'instance' | HandoverKind;
  readonly subject: number;
  readonly outcome: string;
}

/** Open cases in which somebody holds a seat (also one that waits for its turn) or is named for later 涉及的在办件. */
export async function casesOf(db: Queryable, person: PersonId): Promise<readonly number[]> {
  const { rows } = await db.query<{ id: number }>(
    `SELECT id FROM instance
     WHERE status <> 'closed' AND jsonb_path_exists(state::jsonb,
       '$.tokens[*].round.seats[*] ? (@.person == $id || exists (@.pool[*] ? (@.person == $id)))', vars)
     OR status <> 'closed' AND jsonb_path_exists(state::jsonb, '$.plans[*] ? (@.people[*] == $id || @.picked[*] == $id)', vars)
     ORDER BY id`.replaceAll('vars', `jsonb_build_object('id', $1::bigint)`),
    [person],
  );
  return rows.map(({ id }) => id);
}

/** Subjects that this batch has been through already. */
export async function finishedRows(db: Queryable, batch: string): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ kind: string; subject: number }>(
    'SELECT kind, subject_id AS subject FROM handover_row WHERE batch = $1',
    [batch],
  );
  return new Set(rows.map(({ kind, subject }) => `${kind}/${subject}`));
}

/** Notes what became of a row; a second note changes nothing. */
export async function noteRow(db: Queryable, entry: HandoverEntry, now: Date): Promise<void> {
  const { batch, from, to, kind, subject, outcome } = entry;
  await db.query(
    `INSERT INTO handover_row (batch, from_id, to_id, kind, subject_id, outcome, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT DO NOTHING`,
    [batch, from, to, kind, subject, outcome, now],
  );
}

/** What somebody holds in the directory: positions, units that they head, substitutions that name them as substitute. */
export async function directoryRows(
  db: Queryable,
  person: PersonId,
  now: Date,
): Promise<readonly { readonly kind: HandoverKind; readonly subject: number; readonly name: string }[]> {
  const { rows } = await db.query<{ kind: HandoverKind; subject: number; name: string }>(
    `SELECT 'position' AS kind, p.id AS subject, p.name || '（' || u.name || '）' AS name
     FROM position_holder h JOIN position p ON p.id = h.position_id JOIN unit u ON u.id = p.unit_id WHERE h.person_id = $1
     UNION ALL SELECT 'head', u.id, u.name FROM unit_head h JOIN unit u ON u.id = h.unit_id WHERE h.person_id = $1
     UNION ALL SELECT 'substitution', s.id, p.name FROM substitution s JOIN person p ON p.id = s.grantor_id
       WHERE s.substitute_id = $1 AND s.to_at > $2
     ORDER BY kind, subject`,
    [person, now],
  );
  return rows;
}

/** The statement that gives one thing to the receiver, and the one that takes it from the leaver. */
const MOVES: Readonly<Record<HandoverKind, readonly string[]>> = {
  position: [
    `INSERT INTO position_holder (position_id, person_id, sort) SELECT position_id, $3, sort FROM position_holder
     WHERE position_id = $1 AND person_id = $2 ON CONFLICT DO NOTHING`,
    `DELETE FROM position_holder WHERE position_id = $1 AND person_id = $2 AND $3::bigint IS NOT NULL`,
  ],
  head: [
    `INSERT INTO unit_head (unit_id, person_id, sort) SELECT unit_id, $3, sort FROM unit_head
     WHERE unit_id = $1 AND person_id = $2 ON CONFLICT DO NOTHING`,
    `DELETE FROM unit_head WHERE unit_id = $1 AND person_id = $2 AND $3::bigint IS NOT NULL`,
  ],
  // Nobody stands in for themselves: such a substitution ends.
  substitution: [
    `UPDATE substitution SET substitute_id = $3 WHERE id = $1 AND substitute_id = $2 AND grantor_id <> $3`,
    `UPDATE substitution SET to_at = greatest(from_at, now()) WHERE id = $1 AND substitute_id = $2 AND grantor_id = $3`,
  ],
};

/** Hands one thing of the directory over and notes it, in one transaction. */
export function moveRow(
  pool: Pool,
  entry: HandoverEntry & { readonly kind: HandoverKind },
  now: Date,
): Promise<void> {
  return transaction(pool, async (client) => {
    for (const move of MOVES[entry.kind]) await client.query(move, [entry.subject, entry.from, entry.to]);
    await noteRow(client, entry, now);
    await bumpDirectory(client);
  });
}
