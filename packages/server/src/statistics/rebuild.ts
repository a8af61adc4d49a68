import type { Pool, Queryable } from '../platform/db/pool.ts';
import { transaction } from '../platform/db/transaction.ts';

/**
 * Rebuilds the figures 重建统计 from the history alone, and nothing else: what the write path counted along the way is
 * thrown away. Safe while people work: it sees one moment, and deltas of later commands are kept.
 * `utcOffsetMinutes`: of the hall's calendar, for the month of submit.
 */
export async function rebuildStatistics(pool: Pool, utcOffsetMinutes: number): Promise<void> {
  await transaction(pool, async (db) => {
    await db.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    // Keeps the folding job out; taken before the snapshot.
    await db.query('LOCK TABLE statistic, statistic_duration IN SHARE ROW EXCLUSIVE MODE');
    await db.query(`SET LOCAL statement_timeout = '10min'`);
    await db.query('DELETE FROM statistic_delta');
    await db.query('DELETE FROM statistic');
    await db.query('DELETE FROM statistic_duration');
    await insertCounts(db, utcOffsetMinutes);
    await insertDurations(db, utcOffsetMinutes);
  });
}

/** Milestones and closes with the service and month of their instance, read from the history. */
const TOLD = `
  told AS (
    SELECT i.service, date_trunc('month', f.at AT TIME ZONE 'UTC' + make_interval(mins => $1))::date AS month,
      e.instance_id, x ->> 'type' AS type, x ->> 'name' AS name, x ->> 'outcome' AS outcome, x ->> 'how' AS how,
      (x ->> 'workingMinutes')::numeric AS minutes, x ->> 'again' AS again, x ->> 'jumped' AS jumped
    FROM event e
    JOIN event f ON f.instance_id = e.instance_id AND f.seq = 1
    JOIN instance i ON i.id = e.instance_id
    CROSS JOIN json_array_elements(e.events) AS x
    WHERE x ->> 'type' IN ('InstanceSubmitted', 'MilestoneReached', 'InstanceClosed', 'CaseVoided', 'CaseReopened', 'Confirmed')
  ), per_instance AS (
    SELECT service, month, instance_id,
      bool_or(type = 'MilestoneReached' AND name = 'accepted') AS accepted,
      bool_or(type = 'InstanceClosed') AS closed,
      coalesce(bool_or(type = 'InstanceClosed' AND again IS NULL AND outcome IN ('approved', 'rejected', 'completed')),
        false) AS ratable,
      coalesce(bool_or(type = 'InstanceClosed' AND outcome = 'withdrawn'), false) AS withdrawn,
      coalesce(bool_or(type = 'CaseVoided' OR outcome = 'voided'), false) AS voided,
      count(*) FILTER (WHERE type = 'CaseReopened') AS reopened,
      count(*) FILTER (WHERE type = 'Confirmed' AND how = 'applicant') AS confirmed,
      count(*) FILTER (WHERE type = 'Confirmed' AND how = 'default') AS confirmed_by_default,
      -- The first close counts, unless it is nobody's performance.
      max(minutes) FILTER (WHERE again IS NULL AND jumped IS NULL
        AND outcome NOT IN ('withdrawn', 'terminated', 'voided', 'lapsed')) AS minutes
    FROM told GROUP BY service, month, instance_id
  )`;

async function insertCounts(db: Queryable, utcOffsetMinutes: number): Promise<void> {
  await db.query(
    `WITH ${TOLD}
     INSERT INTO statistic (service, month, measure, amount)
     SELECT service, month, measure, sum(amount)
     FROM per_instance CROSS JOIN LATERAL (VALUES
       ('started', 1), ('accepted', accepted::integer), ('closed', closed::integer), ('ratable', ratable::integer),
       ('valid', ((accepted OR NOT withdrawn) AND NOT voided)::integer), ('reopened', reopened), ('confirmed', confirmed),
       ('confirmedByDefault', confirmed_by_default)
     ) AS m (measure, amount)
     WHERE amount > 0 GROUP BY service, month, measure`,
    [utcOffsetMinutes],
  );
}

async function insertDurations(db: Queryable, utcOffsetMinutes: number): Promise<void> {
  await db.query(
    `WITH ${TOLD}
     INSERT INTO statistic_duration (service, month, minutes, amount)
     SELECT service, month, round(minutes)::integer, count(*)
     FROM per_instance WHERE minutes IS NOT NULL
     GROUP BY service, month, round(minutes)`,
    [utcOffsetMinutes],
  );
}
