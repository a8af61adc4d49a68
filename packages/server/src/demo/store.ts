import type { Queryable } from '../platform/db/pool.ts';

/** Whose directory a hall has: nobody's yet, the demo campus, or a school's own. */
export async function hallState(db: Queryable): Promise<'empty' | 'present' | 'foreign'> {
  const { rows } = await db.query<{ demo: boolean; used: boolean }>(
    `SELECT EXISTS (SELECT FROM import_run WHERE kind = 'demo') AS demo,
            EXISTS (SELECT FROM unit) OR EXISTS (SELECT FROM person) AS used`,
  );
  const [found] = rows;
  if (found?.demo === true) return 'present';
  return found?.used === true ? 'foreign' : 'empty';
}

/** Which of these code lists the hall has, open or closed entries. */
export async function knownLists(db: Queryable, lists: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ list: string }>(
    `SELECT list FROM unnest($1::text[]) AS wanted (list)
     WHERE EXISTS (SELECT FROM code_item WHERE code_item.list = wanted.list)`,
    [lists],
  );
  return new Set(rows.map(({ list }) => list));
}

/** A person and the password hash of their account, if they have one. */
export interface DemoAccountRow {
  readonly personId: number;
  readonly personNo: string;
  readonly hash: string | null;
}

/** Accounts of these people; who is not in the hall under this number and name is left out. */
export async function readAccounts(
  db: Queryable,
  people: readonly { readonly personNo: string; readonly name: string }[],
): Promise<DemoAccountRow[]> {
  const { rows } = await db.query<DemoAccountRow>(
    `SELECT p.id AS "personId", p.person_no AS "personNo", a.password_hash AS hash
     FROM unnest($1::text[], $2::text[]) AS wanted (person_no, name)
     JOIN person p USING (person_no, name) LEFT JOIN account a ON a.person_id = p.id`,
    [people.map(({ personNo }) => personNo), people.map(({ name }) => name)],
  );
  return rows;
}

/** Has anything ever been applied for here? */
export async function hasInstances(db: Queryable): Promise<boolean> {
  const { rows } = await db.query('SELECT FROM instance LIMIT 1');
  return rows.length > 0;
}

/** The first open task of a case. */
export interface OpenTask {
  readonly id: number;
  readonly holder: number | null;
  readonly principals: readonly number[];
}

/** Reads it; `principals` are people, or positions as negative numbers. */
export async function openTask(db: Queryable, instanceId: number): Promise<OpenTask | undefined> {
  const { rows } = await db.query<OpenTask>(
    `SELECT id, holder_id AS holder, to_jsonb(principals) AS principals FROM task
     WHERE instance_id = $1 AND status = 'open' ORDER BY id LIMIT 1`,
    [instanceId],
  );
  return rows[0];
}
