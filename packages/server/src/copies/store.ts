import type { Cursor } from '../instances/cursor.ts';
import type { SummaryRow } from '../instances/store.ts';
import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** A copy 抄送 with what its line shows of the instance. */
export interface CopiedRow extends SummaryRow {
  readonly copied_at: Date;
  readonly must_read_by: Date | null;
  readonly read_at: Date | null;
}

const selectCopies = statement<CopiedRow>(
  'copies.list',
  `SELECT i.id, i.reference, i.service, i.service_version, i.applicant_id, i.filer_id, i.title, i.status, i.stage, i.outcome,
     i.submitted_at, i.due_at, i.closed_at, c.at AS copied_at, c.must_read_by, c.read_at
   FROM copy c JOIN instance i ON i.id = c.instance_id
   WHERE c.person_id = $1 AND (c.at, c.instance_id) < ($2::timestamptz, $3::bigint) AND (NOT $4 OR c.read_at IS NULL)
   ORDER BY c.at DESC, c.instance_id DESC LIMIT $5`,
);

/** Copies of a person, newest first: one more than `limit` when there is a next page. */
export function copiesOf(
  db: Queryable,
  person: number,
  after: Cursor | undefined,
  { unread, limit }: { readonly unread: boolean; readonly limit: number },
): Promise<readonly CopiedRow[]> {
  return selectCopies(db, [person, after?.at ?? 'infinity', after?.id ?? 0, unread, limit + 1]);
}
