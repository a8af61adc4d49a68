import type { Queryable } from '../../platform/db/pool.ts';
import { searchKeys } from '../search-keys.ts';
import { type Known, known, type KnownClass, type KnownPerson, type KnownUnit } from './known.ts';
import type { ClassWrite } from './plan-classes.ts';
import type { PersonWrite } from './plan-persons.ts';
import type { HeadLink, HolderLink, KnownPositions, PositionPlan, PositionWrite } from './plan-positions.ts';
import type { RelationLink, RelationPlan } from './plan-relations.ts';
import type { UnitWrite } from './plan-units.ts';

/** Rows per statement: large enough to be set-wise, small enough for one parameter and the statement time limit. */
const CHUNK = 5000;
/** Any fixed number: imports of one hall wait for each other. */
const IMPORT_LOCK = 7_110_502;

/** One import at a time, and more time per statement than a request has; both end with the transaction. */
export async function beginImport(db: Queryable): Promise<void> {
  await db.query(`SET LOCAL statement_timeout = '60s'; SET LOCAL lock_timeout = '30s'`);
  await db.query(`SELECT pg_advisory_xact_lock($1, hashtext(current_schema()))`, [IMPORT_LOCK]);
}

/** Reads what an import is compared with. */
export async function readKnown(db: Queryable): Promise<Known> {
  const units = await db.query<KnownUnit>(
    `SELECT id, code, name, kind, parent_id AS "parentId", sort, status FROM unit ORDER BY id`,
  );
  const classes = await db.query<KnownClass>(
    `SELECT id, code, name, unit_id AS "unitId", status FROM class ORDER BY id`,
  );
  const persons = await db.query<KnownPerson>(
    `SELECT id, person_no AS "personNo", name, affiliation, unit_id AS "unitId", class_id AS "classId",
            email, phone, status, source
     FROM person ORDER BY id`,
  );
  return known(units.rows, classes.rows, persons.rows);
}

/** Reads positions, holders and heads. */
export async function readPositions(db: Queryable): Promise<KnownPositions> {
  const positions = await db.query<PositionWrite>(`SELECT unit_id AS "unitId", code, name FROM position`);
  const holders = await db.query<HolderLink>(
    `SELECT p.unit_id AS "unitId", p.code, h.person_id AS "personId", h.sort
     FROM position_holder h JOIN position p ON p.id = h.position_id`,
  );
  const heads = await db.query<HeadLink>(
    `SELECT unit_id AS "unitId", person_id AS "personId", sort FROM unit_head`,
  );
  return { positions: positions.rows, holders: holders.rows, heads: heads.rows };
}

/** Reads counsellors and supervisors. */
export async function readRelations(db: Queryable): Promise<RelationLink[]> {
  const { rows } = await db.query<RelationLink>(
    `SELECT kind, class_id AS "classId", student_id AS "studentId", person_id AS "personId", sort FROM relation`,
  );
  return rows;
}

/** Writes units, then their parents: a parent may come later in the same file. */
export async function writeUnits(db: Queryable, units: readonly UnitWrite[]): Promise<void> {
  await inChunks(
    db,
    units,
    `
    INSERT INTO unit (code, name, kind, sort, status)
    SELECT code, name, kind, sort, status
    FROM jsonb_to_recordset($1::jsonb) AS r(code text, name text, kind text, sort integer, status text)
    ON CONFLICT (lower(code)) DO UPDATE
    SET name = excluded.name, kind = excluded.kind, sort = excluded.sort, status = excluded.status`,
  );
  await inChunks(
    db,
    units,
    `
    UPDATE unit SET parent_id = parent.id
    FROM jsonb_to_recordset($1::jsonb) AS r(code text, parent text)
    LEFT JOIN unit AS parent ON lower(parent.code) = lower(r.parent)
    WHERE lower(unit.code) = lower(r.code) AND unit.parent_id IS DISTINCT FROM parent.id`,
  );
}

/** Writes classes. */
export async function writeClasses(db: Queryable, classes: readonly ClassWrite[]): Promise<void> {
  await inChunks(
    db,
    classes,
    `
    INSERT INTO class (code, name, unit_id, status)
    SELECT code, name, "unitId", status
    FROM jsonb_to_recordset($1::jsonb) AS r(code text, name text, "unitId" bigint, status text)
    ON CONFLICT (lower(code)) DO UPDATE
    SET name = excluded.name, unit_id = excluded.unit_id, status = excluded.status`,
  );
}

/** Writes people with the search keys of their names; who was away is back. */
export async function writePersons(db: Queryable, persons: readonly PersonWrite[]): Promise<void> {
  await inChunks(
    db,
    persons,
    `
    INSERT INTO person
      (person_no, name, pinyin, initials, affiliation, unit_id, class_id, email, phone, status, source)
    SELECT "personNo", name, pinyin, initials, affiliation, "unitId", "classId", email, phone, status, source
    FROM jsonb_to_recordset($1::jsonb) AS r(
      "personNo" text, name text, pinyin text, initials text, affiliation text,
      "unitId" bigint, "classId" bigint, email text, phone text, status text, source text)
    ON CONFLICT (lower(person_no)) DO UPDATE
    SET name = excluded.name, pinyin = excluded.pinyin, initials = excluded.initials,
        affiliation = excluded.affiliation, unit_id = excluded.unit_id, class_id = excluded.class_id,
        email = excluded.email, phone = excluded.phone,
        status = excluded.status, source = excluded.source, left_at = NULL`,
    (person) => ({ ...person, ...searchKeys(person.name) }),
  );
}

/** Marks people as left 离校; their history stays. */
export async function markLeft(db: Queryable, personIds: readonly number[], at: number): Promise<void> {
  await db.query(`UPDATE person SET status = 'left', left_at = $2 WHERE id = ANY($1)`, [
    personIds,
    new Date(at),
  ]);
}

/** Writes positions with their holders and heads, and ends the links that the file no longer names. */
export async function writePositions(db: Queryable, plan: PositionPlan): Promise<void> {
  await inChunks(
    db,
    plan.positions,
    `
    INSERT INTO position (unit_id, code, name)
    SELECT "unitId", code, name FROM jsonb_to_recordset($1::jsonb) AS r("unitId" bigint, code text, name text)
    ON CONFLICT (unit_id, lower(code)) DO UPDATE SET name = excluded.name`,
  );
  await inChunks(
    db,
    plan.endedHolders,
    `
    DELETE FROM position_holder USING position AS p,
      jsonb_to_recordset($1::jsonb) AS r("unitId" bigint, code text, "personId" bigint)
    WHERE p.unit_id = r."unitId" AND lower(p.code) = lower(r.code)
      AND position_holder.position_id = p.id AND position_holder.person_id = r."personId"`,
  );
  await inChunks(
    db,
    plan.holders,
    `
    INSERT INTO position_holder (position_id, person_id, sort)
    SELECT p.id, r."personId", r.sort
    FROM jsonb_to_recordset($1::jsonb) AS r("unitId" bigint, code text, "personId" bigint, sort integer)
    JOIN position AS p ON p.unit_id = r."unitId" AND lower(p.code) = lower(r.code)
    ON CONFLICT (position_id, person_id) DO UPDATE SET sort = excluded.sort`,
  );
  await inChunks(
    db,
    plan.endedHeads,
    `
    DELETE FROM unit_head USING jsonb_to_recordset($1::jsonb) AS r("unitId" bigint, "personId" bigint)
    WHERE unit_head.unit_id = r."unitId" AND unit_head.person_id = r."personId"`,
  );
  await inChunks(
    db,
    plan.heads,
    `
    INSERT INTO unit_head (unit_id, person_id, sort)
    SELECT "unitId", "personId", sort
    FROM jsonb_to_recordset($1::jsonb) AS r("unitId" bigint, "personId" bigint, sort integer)
    ON CONFLICT (unit_id, person_id) DO UPDATE SET sort = excluded.sort`,
  );
}

/** Writes relations and ends those that the file no longer names. */
export async function writeRelations(db: Queryable, plan: RelationPlan): Promise<void> {
  const ended = [...plan.ended, ...plan.writes];
  // A link that only changes its place is deleted and made again: it has no history of its own.
  await inChunks(
    db,
    ended,
    `
    DELETE FROM relation USING jsonb_to_recordset($1::jsonb)
      AS r("classId" bigint, "studentId" bigint, "personId" bigint)
    WHERE relation.class_id IS NOT DISTINCT FROM r."classId"
      AND relation.student_id IS NOT DISTINCT FROM r."studentId"
      AND relation.person_id = r."personId"`,
  );
  await inChunks(
    db,
    plan.writes,
    `
    INSERT INTO relation (kind, class_id, student_id, person_id, sort)
    SELECT kind, "classId", "studentId", "personId", sort
    FROM jsonb_to_recordset($1::jsonb)
      AS r(kind text, "classId" bigint, "studentId" bigint, "personId" bigint, sort integer)`,
  );
}

/** An applied import, kept for ever. */
export interface ImportRun {
  readonly kind: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly encoding: string;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly leavers: number;
  readonly actor: number | undefined;
  readonly at: number;
}

/** Notes an applied import. */
export async function insertImportRun(db: Queryable, run: ImportRun): Promise<void> {
  await db.query(
    `INSERT INTO import_run
       (kind, file_name, file_sha256, encoding, row_count, added, changed, unchanged, leavers, person_id, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      run.kind,
      run.fileName,
      run.sha256,
      run.encoding,
      run.rows,
      run.added,
      run.changed,
      run.unchanged,
      run.leavers,
      run.actor ?? null,
      new Date(run.at),
    ],
  );
}

/** Also cuts the work between two statements short, so that other requests get their turn. */
async function inChunks<Row extends object>(
  db: Queryable,
  rows: readonly Row[],
  sql: string,
  complete: (row: Row) => object = (row) => row,
): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    await db.query(sql, [JSON.stringify(rows.slice(start, start + CHUNK).map(complete))]);
  }
}
