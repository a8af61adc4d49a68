import type { Pool, Queryable } from '../platform/db/pool.ts';
import { statement } from '../platform/db/statement.ts';
import { transaction } from '../platform/db/transaction.ts';

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeup';

/** Row of `calendar_day`; `date` is `YYYY-MM-DD`. */
export interface CalendarDayRow {
  readonly date: string;
  readonly kind: DayKind;
  readonly name: string | null;
  readonly source: string;
}
/** Row of `office_hours`; minutes after midnight, dates `YYYY-MM-DD` inclusive. */
export interface OfficeHoursRow {
  readonly weekday: number | null;
  readonly from: number;
  readonly to: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}
/** Everything the working calendar is built from, read at one moment. */
export interface CalendarRows {
  readonly revision: number;
  readonly days: readonly Pick<CalendarDayRow, 'date' | 'kind'>[];
  readonly hours: readonly OfficeHoursRow[];
}

const selectRevision = statement<{ value: number }>(
  'calendar.revision',
  `SELECT value FROM revision WHERE topic = 'calendar'`,
);

/** Revision 版本号 of the working calendar. */
export async function calendarRevision(db: Queryable): Promise<number> {
  const [row] = await selectRevision(db);
  return row?.value ?? 0;
}

/** Reads the calendar in one snapshot of the database. */
export async function readCalendar(pool: Pool): Promise<CalendarRows> {
  const { rows } = await pool.query<CalendarRows>(
    `SELECT
       (SELECT value FROM revision WHERE topic = 'calendar') AS revision,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('date', date, 'kind', kind)), '[]') FROM calendar_day) AS days,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('weekday', weekday, 'from', from_minute, 'to', to_minute,
          'validFrom', valid_from, 'validTo', valid_to) ORDER BY from_minute), '[]') FROM office_hours) AS hours`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the calendar query answered nothing');
  return row;
}

/**
 * Adds days that are not there yet (what a school has edited stays) and the usual hours when there are none.
 * Answers how many days were added; the revision moves only when something changed.
 */
export async function addCalendar(
  pool: Pool,
  days: readonly CalendarDayRow[],
  hours: readonly { readonly from: number; readonly to: number }[],
): Promise<number> {
  return transaction(pool, async (db) => {
    // Two processes that start together must not both find the hours missing.
    await db.query('LOCK TABLE office_hours IN SHARE ROW EXCLUSIVE MODE');
    const added = await db.query(
      `INSERT INTO calendar_day (date, kind, name, source)
       SELECT date, kind, name, source
       FROM jsonb_to_recordset($1) AS day (date date, kind text, name text, source text)
       ON CONFLICT (date) DO NOTHING`,
      [JSON.stringify(days)],
    );
    const opened = await db.query(
      `INSERT INTO office_hours (from_minute, to_minute)
       SELECT "from", "to" FROM jsonb_to_recordset($1) AS hours ("from" smallint, "to" smallint)
       WHERE NOT EXISTS (SELECT FROM office_hours)`,
      [JSON.stringify(hours)],
    );
    const count = added.rowCount ?? 0;
    if (count + (opened.rowCount ?? 0) > 0)
      await db.query(`UPDATE revision SET value = value + 1 WHERE topic = 'calendar'`);
    return count;
  });
}
