import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCatalogue } from '../catalogue/catalogue.ts';
import { createCatalogueApp } from '../catalogue/testing/catalogue-app.ts';
import { importLeave } from '../catalogue/testing/import-sample.ts';
import { createCalendar } from '../people/calendar.ts';
import { createDirectory } from '../people/directory.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { addTestPerson } from '../platform/testing/test-person.ts';
import { checkState } from './check-state.ts';
import { remindKeepers, type RemindDeps } from './remind-keepers.ts';

let hall: TestHall;
let deps: RemindDeps;
let head: number;

beforeAll(async () => {
  hall = await createTestHall({ now: '2026-02-28T23:00:00Z' });
  head = await addTestPerson(hall, { personNo: 'h1', name: '王建国' });
  await hall.pool.query(
    `WITH u AS (INSERT INTO unit (code, name, kind) VALUES ('xsgzc', '学生工作处', 'office') RETURNING id)
     INSERT INTO unit_head (unit_id, person_id) SELECT id, $1 FROM u`,
    [head],
  );
  await importLeave(hall);
  const { pool, clock } = hall;
  const [catalogue, directory, calendar] = await Promise.all([
    createCatalogue(pool),
    createDirectory(pool),
    createCalendar(pool),
  ]);
  deps = { pool, clock, catalogue, directory, calendar };
});
afterAll(() => hall.close());

async function reminders(): Promise<readonly string[]> {
  const { rows } = await hall.pool.query<{ dedupe: string }>(
    `SELECT dedupe FROM message WHERE person_id = $1 AND kind = 'guideCheck' ORDER BY id`,
    [head],
  );
  return rows.map(({ dedupe }) => dedupe);
}

const MARCH = 'guideCheck/leave-undergraduate/2026-03-01';
const APRIL = 'guideCheck/leave-undergraduate/2026-04-01';

describe('the reminder of keepers', () => {
  it('comes once a month for a guide that nobody checked, however often and wherever the chore runs', async () => {
    // Checked on 23 February, and in China it is already 1 March.
    await Promise.all([remindKeepers(deps), remindKeepers({ ...deps, pool: hall.openPool() })]);
    await remindKeepers(deps);
    expect(await reminders()).toEqual([MARCH]);
  });

  it('stays away in the month in which a keeper confirmed', async () => {
    hall.clock.set('2026-04-10T00:30:00Z');
    const app = await createCatalogueApp(hall);
    const keeper = await app.clientOf(head);
    expect((await keeper.get('/api/guides')).body).toMatchObject({
      items: [
        { code: 'leave-undergraduate', keepers: ['王建国'], mine: true, state: 'overdue', openFeedback: 0 },
      ],
    });
    expect((await keeper.post('/api/guides/leave-undergraduate/check')).status).toBe(204);
    await remindKeepers(deps);
    expect(await reminders()).toEqual([MARCH]);
    expect((await keeper.get('/api/guides')).body).toMatchObject({
      items: [{ lastChecked: '2026-04-10', state: 'checked' }],
    });
    const { body } = await app.client().get('/api/services/leave-undergraduate');
    expect(body).toMatchObject({ lastChecked: '2026-04-10' });
    const { rows } = await hall.pool.query(`SELECT action, target FROM audit_entry`);
    expect(rows).toEqual([{ action: 'checkGuideNow', target: 'leave-undergraduate' }]);
    await app.close();
  });

  it('comes again in the next month', async () => {
    hall.clock.set('2026-05-01T00:00:00Z');
    await remindKeepers(deps);
    expect(await reminders()).toEqual([MARCH, APRIL.replace('04', '05')]);
  });

  it.each([
    ['2026-03-01', '2026-03-31', 'checked'],
    ['2026-02-28', '2026-03-01', 'due'],
    ['2026-02-01', '2026-03-31', 'due'],
    ['2026-01-31', '2026-03-01', 'overdue'],
    ['2025-12-01', '2026-01-31', 'due'],
    ['2025-11-30', '2026-01-01', 'overdue'],
  ] as const)('takes a guide checked on %s for %s as %s', (checkedOn, today, state) => {
    expect(checkState(checkedOn, today)).toBe(state);
  });
});
