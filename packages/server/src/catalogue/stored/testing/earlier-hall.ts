import { readFile } from 'node:fs/promises';
import { readMigrations } from '../../../platform/db/migration-files.ts';
import { migrate } from '../../../platform/db/migrate.ts';
import { createTestHall, type TestHall } from '../../../platform/testing/test-hall.ts';

/** The last migration of the build that made the recorded hall. */
const LAST_OF_ITS_BUILD = 12;

interface Recorded {
  readonly table: string;
  readonly row: object;
}

/**
 * Rows of a hall 早期大厅 as the build of 25 November 2026 wrote them, before guides were data: the leave service, its people, and
 * three cases that run: 422 waits for the counsellor, 332 was returned, 408 waits for the third step.
 */
export async function recordedRows(): Promise<readonly Recorded[]> {
  const text = await readFile(new URL('hall-of-format-1.jsonl', import.meta.url), 'utf8');
  return text.trimEnd().split('\n').map(recorded);
}

function recorded(line: string): Recorded {
  const parsed: unknown = JSON.parse(line);
  if (typeof parsed === 'object' && parsed !== null && 'table' in parsed && 'row' in parsed) {
    const { table, row } = parsed;
    if (typeof table === 'string' && typeof row === 'object' && row !== null) return { table, row };
  }
  throw new Error(`not a recorded row: ${line.slice(0, 80)}`);
}

/** A hall that the earlier build made, brought up to date by today's migrations. The clock stands where it was left. */
export async function openEarlierHall(): Promise<TestHall> {
  const hall = await createTestHall({ now: '2026-11-26T10:00:00+08:00' });
  const { ownerPool, target } = hall;
  await ownerPool.query(`DROP SCHEMA ${target.schema} CASCADE`);
  const files = await readMigrations();
  await migrate(
    target,
    files.filter(({ number }) => number <= LAST_OF_ITS_BUILD),
  );
  for (const { table, row } of await recordedRows())
    await ownerPool.query(
      `INSERT INTO "${table}" OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_record(NULL::"${table}", $1)`,
      [JSON.stringify(row)],
    );
  // Ids that the recorded rows have are taken.
  await ownerPool.query(`SELECT setval('id_block', 10), setval('timer_id_seq', 10000)`);
  await migrate(target);
  return hall;
}
