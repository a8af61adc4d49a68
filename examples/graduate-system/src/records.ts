import type { Queryable } from '../../foundation/src/database/pool.ts';
import { dayOf } from '../../foundation/src/pages/moments.ts';

export type Status = 'received' | 'recorded' | 'refused' | 'withdrawn';

/** A change of a student's status that is to be recorded 学籍异动. */
export interface StudentRecord {
  readonly id: string;
  readonly reference: string;
  readonly service: string;
  readonly personNo: string;
  readonly personName: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly link: string | null;
  readonly version: number;
  readonly status: Status;
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  readonly documentNo: string | null;
  readonly note: string | null;
  readonly receivedAt: Date;
}

/** What the registrar writes down, or what the hall told. */
export interface Outcome {
  readonly status: Status;
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  readonly documentNo: string | null;
  readonly note: string | null;
}

const COLUMNS = `id::text, reference, service, person_no AS "personNo", person_name AS "personName", fields, link,
  version, status, from_on::text AS "fromOn", until_on::text AS "untilOn", document_no AS "documentNo", note,
  received_at AS "receivedAt"`;

/** Records of some statuses, those that came first on top. */
export async function listRecords(
  db: Queryable,
  statuses: readonly Status[],
): Promise<readonly StudentRecord[]> {
  const { rows } = await db.query<StudentRecord>(
    `SELECT ${COLUMNS} FROM student_record WHERE status = ANY ($1)
     ORDER BY (status = 'received') DESC, CASE WHEN status = 'received' THEN received_at END, updated_at DESC LIMIT 200`,
    [statuses],
  );
  return rows;
}

export async function readRecord(db: Queryable, id: string): Promise<StudentRecord | undefined> {
  if (!/^[1-9]\d{0,17}$/.test(id)) return undefined;
  const { rows } = await db.query<StudentRecord>(`SELECT ${COLUMNS} FROM student_record WHERE id = $1`, [id]);
  return rows[0];
}

/** The record of a case; nobody else changes it until the transaction ends. */
export async function lockReference(db: Queryable, reference: string): Promise<StudentRecord | undefined> {
  const { rows } = await db.query<StudentRecord>(
    `SELECT ${COLUMNS} FROM student_record WHERE reference = $1 FOR UPDATE`,
    [reference],
  );
  return rows[0];
}

/** A new record, or nothing when the case has one. */
export async function addRecord(
  db: Queryable,
  record: Pick<StudentRecord, 'reference' | 'service' | 'personNo' | 'personName' | 'fields' | 'link'>,
  now: Date,
): Promise<void> {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO student_record (reference, service, person_no, person_name, fields, link, version, status, received_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, 1, 'received', $7, $7) ON CONFLICT (reference) DO NOTHING RETURNING id::text`,
    [
      record.reference,
      record.service,
      record.personNo,
      record.personName,
      JSON.stringify(record.fields),
      record.link,
      now,
    ],
  );
  const id = rows[0]?.id;
  if (id === undefined) return;
  const nothing = { fromOn: null, untilOn: null, documentNo: null, note: null };
  await addLine(db, id, 1, { status: 'received', ...nothing }, '服务大厅', now);
}

/** Who changes which version of a record, and when. */
export interface Change {
  readonly id: string;
  readonly version: number;
  readonly who: string;
  readonly now: Date;
}

/** A record is to be looked at anew, with what the hall says now. */
export async function askAgain(
  db: Queryable,
  change: Change,
  fields: StudentRecord['fields'],
): Promise<void> {
  await db.query('UPDATE student_record SET fields = $2 WHERE id = $1', [change.id, JSON.stringify(fields)]);
  const nothing = { fromOn: null, untilOn: null, documentNo: null, note: null };
  await changeRecord(db, change, { status: 'received', ...nothing });
}

/** Writes the next version of a record and its line. False = somebody else was first. */
export async function changeRecord(db: Queryable, change: Change, outcome: Outcome): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE student_record SET version = version + 1, status = $3, from_on = $4, until_on = $5, document_no = $6,
       note = $7, updated_at = $8
     WHERE id = $1 AND version = $2`,
    [
      change.id,
      change.version,
      outcome.status,
      outcome.fromOn,
      outcome.untilOn,
      outcome.documentNo,
      outcome.note,
      change.now,
    ],
  );
  if (rowCount === 0) return false;
  await addLine(db, change.id, change.version + 1, outcome, change.who, change.now);
  return true;
}

async function addLine(
  db: Queryable,
  id: string,
  version: number,
  outcome: Outcome,
  who: string,
  now: Date,
): Promise<void> {
  await db.query('INSERT INTO record_line VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
    id,
    version,
    dayOf(now),
    now,
    outcome.status,
    outcome.fromOn,
    outcome.untilOn,
    outcome.documentNo,
    outcome.note,
    who,
  ]);
}
