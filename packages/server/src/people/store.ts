import type { PoolClient } from 'pg';
import type { Pool, Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** Row of `unit`. */
interface UnitRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: number | null;
}
/** Row of `class`. */
export interface ClassRow {
  readonly id: number;
  readonly name: string;
  readonly code?: string;
  readonly unitId?: number;
  readonly active?: boolean;
}
/** Row of `person`. */
export interface PersonRow {
  readonly id: number;
  readonly personNo: string;
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly affiliation: string;
  readonly unitId: number | null;
  readonly classId: number | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly active: boolean;
  /** Code of the building where they live. */
  readonly building?: string | null;
}
/** Row of `position` with its holders in order. */
interface PositionRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly unitId: number;
  readonly holders: readonly number[];
}
/** People linked to a subject, in order. */
export interface LinkRow {
  readonly subjectId: number;
  readonly people: readonly number[];
}

/** Members of a user group, in order. */
interface GroupRow {
  readonly code: string;
  readonly people: readonly number[];
}
/** People of a relation by `kind:subject`, in order. */
interface RelationRow {
  readonly relation: string;
  readonly subject: string;
  readonly people: readonly number[];
}
/** Row of `substitution`. Instants are epoch ms. */
export interface SubstitutionRow {
  readonly grantor: number;
  readonly substitute: number;
  readonly from: number;
  readonly to: number;
  readonly scope: 'all' | 'services' | 'nodes';
  readonly targets: readonly string[];
  readonly includeOpen: boolean;
}

/** Everything the directory snapshot is built from, read at one moment. */
export interface DirectoryRows {
  readonly revision: number;
  readonly units: readonly UnitRow[];
  readonly classes: readonly ClassRow[];
  readonly persons: readonly PersonRow[];
  readonly positions: readonly PositionRow[];
  readonly heads: readonly LinkRow[];
  readonly counsellors: readonly LinkRow[];
  readonly supervisors: readonly LinkRow[];
  readonly groups?: readonly GroupRow[];
  readonly relations?: readonly RelationRow[];
  readonly substitutions?: readonly SubstitutionRow[];
}

const selectRevision = statement<{ value: number }>(
  'people.revision',
  `SELECT value FROM revision WHERE topic = 'directory'`,
);

/** Revision 版本号 of the directory; whoever changes it, bumps it in the same transaction. */
export async function directoryRevision(db: Queryable): Promise<number> {
  const [row] = await selectRevision(db);
  return row?.value ?? 0;
}

/** Tells all processes that the directory changed, when the caller's transaction commits. */
export async function bumpDirectory(db: Queryable): Promise<void> {
  await db.query(
    `INSERT INTO revision (topic) VALUES ('directory') ON CONFLICT (topic) DO UPDATE SET value = revision.value + 1`,
  );
}

/** Reads the directory in one snapshot of the database: ten set-wise queries whatever the number of people. */
export async function readDirectory(pool: Pool): Promise<DirectoryRows> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const rows = await readRows(client);
    await client.query('COMMIT');
    client.release();
    return rows;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function readRows(client: PoolClient): Promise<DirectoryRows> {
  const revision = await directoryRevision(client);
  const units = await client.query<UnitRow>(
    `SELECT id, code, name, kind, parent_id AS "parentId" FROM unit ORDER BY sort, id`,
  );
  const classes = await client.query<ClassRow>(
    `SELECT id, code, name, unit_id AS "unitId", status = 'active' AS active FROM class ORDER BY name, id`,
  );
  const persons = await client.query<PersonRow>(
    `SELECT id, person_no AS "personNo", name, pinyin, initials, affiliation, unit_id AS "unitId",
            class_id AS "classId", email, phone, building, status = 'active' AS active
     FROM person ORDER BY id`,
  );
  const positions = await client.query<PositionRow>(
    `SELECT id, code, name, unit_id AS "unitId",
            coalesce(jsonb_agg(person_id ORDER BY sort, person_id) FILTER (WHERE person_id IS NOT NULL), '[]') AS holders
     FROM position LEFT JOIN position_holder ON position_id = id
     GROUP BY id`,
  );
  return {
    revision,
    units: units.rows,
    classes: classes.rows,
    persons: persons.rows,
    positions: positions.rows,
    heads: await readLinks(client, 'SELECT unit_id AS subject, person_id, sort FROM unit_head'),
    counsellors: await readLinks(
      client,
      'SELECT class_id AS subject, person_id, sort FROM relation WHERE class_id IS NOT NULL',
    ),
    supervisors: await readLinks(
      client,
      'SELECT student_id AS subject, person_id, sort FROM relation WHERE student_id IS NOT NULL',
    ),
    groups: (await client.query<GroupRow>(GROUPS)).rows,
    relations: (await client.query<RelationRow>(RELATIONS)).rows,
    substitutions: (await client.query<SubstitutionRow>(SUBSTITUTIONS)).rows,
  };
}

const GROUPS = `SELECT code, coalesce(jsonb_agg(person_id ORDER BY sort, person_id)
    FILTER (WHERE person_id IS NOT NULL), '[]') AS people
  FROM person_group LEFT JOIN person_group_member ON group_id = id GROUP BY id`;

const RELATIONS = `SELECT relation, subject, jsonb_agg(person_id ORDER BY sort, person_id) AS people
  FROM (SELECT relation, person_id, sort, coalesce('class:' || class_id, 'unit:' || unit_id, 'person:' || subject_id,
      'building:' || lower(building)) AS subject FROM directory_relation) AS links
  GROUP BY relation, subject`;

/** The clock of a command says which of them count; long after their end they are of no use to anybody. */
const SUBSTITUTIONS = `SELECT grantor_id AS grantor, substitute_id AS substitute, scope, targets, include_open AS "includeOpen",
    (extract(epoch FROM from_at) * 1000)::float8 AS from, (extract(epoch FROM to_at) * 1000)::float8 AS to
  FROM substitution WHERE to_at > now() - interval '400 days' ORDER BY id`;

async function readLinks(client: PoolClient, links: string): Promise<LinkRow[]> {
  const { rows } = await client.query<LinkRow>(
    `SELECT subject AS "subjectId", jsonb_agg(person_id ORDER BY sort, person_id) AS people
     FROM (${links}) AS links GROUP BY subject`,
  );
  return rows;
}
