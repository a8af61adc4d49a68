import type { Cursor } from '../instances/cursor.ts';
import type { SummaryRow } from '../instances/store.ts';
import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

/** A closed case with what its line shows. */
export type ClosedRow = SummaryRow & { readonly closed_at: Date };

/** Which closed cases; instants, `to` exclusive. */
export interface Closed {
  readonly services: readonly string[];
  readonly outcome: string | undefined;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
}

// Page by page of each service by its index, merged: no service is read past the page.
const selectClosed = statement<ClosedRow>(
  'printing.closed',
  `SELECT i.id, i.reference, i.service, i.service_version, i.applicant_id, i.filer_id, i.title, i.status, i.stage, i.outcome,
     i.submitted_at, i.due_at, i.closed_at
   FROM unnest($1::text[]) AS s (code)
   CROSS JOIN LATERAL (
     SELECT c.id, c.closed_at FROM instance c
     WHERE c.service = s.code AND c.closed_at >= $2 AND c.closed_at < $3 AND (c.closed_at, c.id) < ($4, $5::bigint)
       AND ($6::text IS NULL OR c.outcome = $6)
     ORDER BY c.closed_at DESC, c.id DESC LIMIT $7
   ) AS found
   JOIN instance i ON i.id = found.id
   ORDER BY found.closed_at DESC, found.id DESC LIMIT $7`,
);

/** Closed cases 已办结办件 of these services, newest close first: one more than `limit` when there is a next page. */
export function closedOf(
  db: Queryable,
  { services, outcome, from, to }: Closed,
  after: Cursor | undefined,
  limit: number,
): Promise<readonly ClosedRow[]> {
  const window = [from ?? '-infinity', to ?? 'infinity'];
  const place = [after?.at ?? 'infinity', after?.id ?? 0];
  return selectClosed(db, [services, ...window, ...place, outcome ?? null, limit + 1]);
}
