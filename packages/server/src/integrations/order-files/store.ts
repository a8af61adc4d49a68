import type { Queryable } from '../../platform/db/pool.ts';
import { statement } from '../../platform/db/statement.ts';
import type { LineProblem } from './line-problem.ts';

/** Where a file came from 来源: the drop folder, or the address that is asked. */
export type FileVia = 'folder' | 'url';

/** A file as it was read 读取记录. */
export interface FileRow {
  readonly id: number;
  readonly system: string;
  readonly name: string;
  readonly via: FileVia;
  readonly bytes: number;
  readonly encoding: string;
  readonly firstReadAt: Date;
  readonly readAt: Date;
  readonly times: number;
  readonly lines: number;
  readonly fresh: number;
  readonly known: number;
  readonly refused: number;
  readonly useless: boolean;
  readonly findings: readonly LineProblem[];
  readonly found: number;
}

const FILE = `id, system, name, via, bytes, encoding, first_read_at AS "firstReadAt", read_at AS "readAt", times, lines, fresh, known,
  refused, useless, findings, found`;

const insert = statement<FileRow>(
  'order-files.write',
  `INSERT INTO system_file (system, name, via, sha256, bytes, encoding, first_read_at, read_at, lines, fresh, known, refused, useless,
     findings, found)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10, $11, $12, $13, $14)
   ON CONFLICT (system, name, sha256) DO UPDATE SET read_at = excluded.read_at, times = system_file.times + 1, via = excluded.via,
     fresh = system_file.fresh + excluded.fresh, known = excluded.known, refused = excluded.refused, useless = excluded.useless,
     encoding = excluded.encoding, lines = excluded.lines, findings = excluded.findings, found = excluded.found
   RETURNING ${FILE}`,
);

/** A file to be noted. */
export type NewFile = Omit<FileRow, 'id' | 'firstReadAt' | 'times'> & { readonly sha256: Buffer };

/** Notes a file; the same once more counts on its row. */
export async function writeFile(db: Queryable, file: NewFile): Promise<FileRow> {
  const { system, name, via, sha256, bytes, encoding, readAt, lines, fresh, known, refused, useless } = file;
  const [row] = await insert(db, [
    system,
    name,
    via,
    sha256,
    bytes,
    encoding,
    readAt,
    lines,
    fresh,
    known,
    refused,
    useless,
    JSON.stringify(file.findings),
    file.found,
  ]);
  if (row === undefined) throw new Error('a file was not written down');
  return row;
}

const selectSame = statement<{ id: number }>(
  'order-files.same',
  `UPDATE system_file SET read_at = $4, times = times + 1 WHERE system = $1 AND name = $2 AND sha256 = $3 RETURNING id`,
);

/** Whether exactly this file was read before; then that is noted. */
export async function wasRead(
  db: Queryable,
  { system, name, sha256 }: Pick<NewFile, 'system' | 'name' | 'sha256'>,
  at: Date,
): Promise<boolean> {
  return (await selectSame(db, [system, name, sha256, at])).length > 0;
}

/** Files of a system, newest first; one more than `limit` when there is a next page. */
export async function filesOf(
  db: Queryable,
  system: string,
  before: number | undefined,
  limit: number,
): Promise<readonly FileRow[]> {
  const { rows } = await db.query<FileRow>(
    `SELECT ${FILE} FROM system_file WHERE system = $1 AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
    [system, before ?? null, limit + 1],
  );
  return rows;
}

const selectCases = statement<{ reference: string; isOwn: boolean }>(
  'order-files.cases',
  // IS NOT DISTINCT FROM keeps it to the index of the case (migration 0035).
  `SELECT i.reference, EXISTS (SELECT FROM system_delivery d WHERE d.instance_id = i.id AND d.system IS NOT DISTINCT FROM $1 OFFSET 0)
     OR EXISTS (SELECT FROM system_order o WHERE o.instance_id = i.id AND o.system IS NOT DISTINCT FROM $1 OFFSET 0) AS "isOwn"
   FROM instance i WHERE i.reference = ANY ($2::text[])`,
);

/** Which of these references the hall has, and whether the system was told of each case. */
export async function casesWith(
  db: Queryable,
  system: string,
  references: readonly string[],
): Promise<ReadonlyMap<string, boolean>> {
  const rows = await selectCases(db, [system, [...references]]);
  return new Map(rows.map(({ reference, isOwn }) => [reference, isOwn]));
}

const takeTurn = statement<{ day: string | null }>(
  'order-files.take-turn',
  `UPDATE business_system SET file_at = $3 WHERE code = $1 AND status = 'active' AND (file_at IS NULL OR file_at <= $2)
   RETURNING file_day::text AS day`,
);

/** Takes the turn to ask for a file and moves it on; undefined: it is not due, or another process was quicker. */
export async function takeFileTurn(
  db: Queryable,
  system: string,
  now: Date,
  next: Date,
): Promise<{ readonly day: string | null } | undefined> {
  return (await takeTurn(db, [system, now, next]))[0];
}

/** When the address is asked next; undefined: at once. */
export async function fileTime(db: Queryable, system: string): Promise<Date | undefined> {
  const { rows } = await db.query<{ at: Date | null }>(
    'SELECT file_at AS at FROM business_system WHERE code = $1',
    [system],
  );
  return rows[0]?.at ?? undefined;
}

/** Says when the address is asked next. */
export async function setFileAt(db: Queryable, system: string, at: Date): Promise<void> {
  await db.query('UPDATE business_system SET file_at = $2 WHERE code = $1', [system, at]);
}

/** Moves the day on whose file was fetched. */
export async function setFileDay(db: Queryable, system: string, day: string): Promise<void> {
  await db.query('UPDATE business_system SET file_day = greatest(file_day, $2::date) WHERE code = $1', [
    system,
    day,
  ]);
}

/** How asking an address ended, for whoever looks at the system; `error` null: well. */
export async function noteFetch(
  db: Queryable,
  system: string,
  at: Date,
  error: { readonly zh: string; readonly en: string } | null,
): Promise<void> {
  await db.query(
    error === null
      ? 'UPDATE business_system SET last_success_at = $2 WHERE code = $1'
      : 'UPDATE business_system SET last_failure_at = $2, last_error = $3 WHERE code = $1',
    error === null ? [system, at] : [system, at, JSON.stringify(error)],
  );
}
