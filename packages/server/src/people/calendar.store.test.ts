import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { createCalendar, seedCalendar } from './calendar.ts';

describe('the hall calendar', () => {
  let hall: TestHall;
  beforeAll(async () => {
    hall = await createTestHall();
  });
  afterAll(() => hall.close());

  it('knows no year before it is seeded, and all published ones afterwards, without a restart', async () => {
    const live = await createCalendar(hall.pool);
    expect(live.current().hoursOn('2025-05-08')).toBeUndefined();
    expect(await seedCalendar(hall.pool)).toBe(8401);
    expect((await live.refresh()).hoursOn('2025-05-08')).toEqual([
      { from: 510, to: 720 },
      { from: 840, to: 1050 },
    ]);
    expect(live.current().hoursOn('2025-10-11')).toHaveLength(2);
    expect(live.current().hoursOn('2025-10-12')).toEqual([]);
    expect(live.current().hoursOn('2027-01-04')).toBeUndefined();
  });

  it('adds nothing when it is seeded again, also by several processes, and leaves what the school edited', async () => {
    await hall.pool.query(
      `UPDATE calendar_day SET kind = 'holiday', source = '校历' WHERE date = '2025-05-08'`,
    );
    const before = (await createCalendar(hall.pool)).current();
    expect(await Promise.all([seedCalendar(hall.pool), seedCalendar(hall.pool)])).toEqual([0, 0]);
    const after = (await createCalendar(hall.pool)).current();
    expect(after.revision).toBe(before.revision);
    expect(after.hoursOn('2025-05-08')).toEqual([]);
    const { rows } = await hall.pool.query('SELECT count(*)::int AS count FROM office_hours');
    expect(rows).toEqual([{ count: 2 }]);
  });
});
