import type { Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';

const selectCheck = statement<{ checkedOn: string }>(
  'guides.check',
  'SELECT checked_on AS "checkedOn" FROM guide_check WHERE service = $1',
);

/** Day `YYYY-MM-DD` on which a keeper last checked the guide; undefined = never since it was published. */
export async function lastCheck(db: Queryable, service: string): Promise<string | undefined> {
  const [row] = await selectCheck(db, [service]);
  return row?.checkedOn;
}

/** Notes that the guide was checked on this day. */
export async function saveCheck(
  db: Queryable,
  service: string,
  checkedOn: string,
  person: number,
): Promise<void> {
  await db.query(
    `INSERT INTO guide_check (service, checked_on, person_id) VALUES ($1, $2, $3)
     ON CONFLICT (service) DO UPDATE SET checked_on = excluded.checked_on, person_id = excluded.person_id`,
    [service, checkedOn, person],
  );
}

/** A version of a guide 指南版本. */
export interface GuideVersionRow {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly publishedAt: Date;
}

const selectVersions = statement<GuideVersionRow>(
  'guides.versions',
  `SELECT version, definition ->> 'effectiveFrom' AS "effectiveFrom", in_force_at AS "publishedAt"
   FROM service_version JOIN service_release USING (service, version)
   WHERE service = $1 AND version <= $2 AND in_force_at IS NOT NULL ORDER BY version DESC LIMIT 100`,
);

/** Versions up to the one that serves, newest first, the last hundred. */
export function versionsOf(
  db: Queryable,
  service: string,
  upTo: number,
): Promise<readonly GuideVersionRow[]> {
  return selectVersions(db, [service, upTo]);
}

/** What is known of the keeping of one guide. */
export interface KeepingRow {
  readonly service: string;
  readonly checkedOn: string | null;
  readonly remindedAt: Date | null;
  readonly openFeedback: number;
}

const selectKeeping = statement<KeepingRow>(
  'guides.keeping',
  `SELECT code AS service, checked_on AS "checkedOn",
     (SELECT sent_at FROM guide_reminder r WHERE r.service = code ORDER BY month DESC LIMIT 1) AS "remindedAt",
     (SELECT count(*) FROM guide_feedback f WHERE f.service = code AND answered_at IS NULL) AS "openFeedback"
   FROM unnest($1::text[]) AS s (code) LEFT JOIN guide_check c ON c.service = code`,
);

/** The keeping of these guides. */
export function keepingOf(db: Queryable, services: readonly string[]): Promise<readonly KeepingRow[]> {
  return selectKeeping(db, [services]);
}

/** Takes the month's reminder of these guides; gives those that nobody had taken before. */
export async function takeReminders(
  db: Queryable,
  due: readonly { readonly service: string; readonly told: number }[],
  month: string,
  now: number,
): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ service: string }>(
    `INSERT INTO guide_reminder (service, month, sent_at, told)
     SELECT service, $2, $3, told FROM json_to_recordset($1::json) AS d (service text, told integer)
     ON CONFLICT (service, month) DO NOTHING RETURNING service`,
    [JSON.stringify(due), month, new Date(now)],
  );
  return new Set(rows.map(({ service }) => service));
}

/** Whether a version was ever what people applied by; one that was withdrawn before its day is nobody's business. */
export async function hasBeenInForce(db: Queryable, service: string, version: number): Promise<boolean> {
  const { rowCount } = await db.query(
    'SELECT FROM service_release WHERE service = $1 AND version = $2 AND in_force_at IS NOT NULL',
    [service, version],
  );
  return rowCount === 1;
}
