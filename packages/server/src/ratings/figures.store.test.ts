import { afterAll, beforeAll, expect, it } from 'vitest';
import { importLeaveWith } from '../catalogue/testing/import-sample.ts';
import { at, leave, openTestOffice, send, type TestOffice } from '../instances/testing/test-office.ts';
import { rebuildStatistics } from '../statistics/rebuild.ts';
import { registerRatingRoutes } from './routes.ts';
import { openSatisfaction, withSatisfaction } from './satisfaction.ts';

const SERVICE = 'leave-undergraduate';
const DAY_MS = 86_400_000;

let office: TestOffice;
let version: number;

beforeAll(async () => {
  office = await openTestOffice((routes, deps) => registerRatingRoutes(routes, deps));
  await office.grant('t1006', 'auditor');
  version = await importLeaveWith(office.hall, { confirmation: { afterDays: 7 } });
});
afterAll(() => office.close());

/** A case of this student that the counsellor has approved; nobody has said whether it is solved. */
async function closedCase(personNo: string): Promise<number> {
  const date = new Date(office.hall.clock() + 2 * DAY_MS).toISOString().slice(0, 10);
  const period = { from: { date, half: 'am' }, to: { date, half: 'pm' } };
  const body = { service: SERVICE, serviceVersion: version, data: { ...leave(1), period } };
  const student = await office.as(personNo);
  const id = Number(at((await send(student, '/api/instances', body)).body, 'id'));
  const { rows } = await office.hall.pool.query<{ id: number; holder: string }>(
    `SELECT t.id, p.person_no AS holder FROM task t JOIN person p ON p.id = t.holder_id WHERE instance_id = $1`,
    [id],
  );
  const counsellor = await office.as(rows[0]?.holder ?? '');
  await send(counsellor, `/api/tasks/${rows[0]?.id}/approve`, { seenVersion: 1 });
  return id;
}
async function rate(personNo: string, stars: number): Promise<void> {
  const id = await closedCase(personNo);
  const student = await office.as(personNo);
  await send(student, `/api/instances/${id}/confirm`, {});
  const body = { stars, options: [], comment: '', isAnonymous: true, adds: false };
  expect((await student.post(`/api/instances/${id}/rating`, body)).status).toBe(200);
}
async function figures(): Promise<unknown> {
  const { body } = await (await office.as('t1006')).get('/api/figures?from=2026-03&to=2026-03');
  return at(body, 'services.0.rating');
}
const student = (n: number): string => `20241001010${n}`;

it('counts rated, unrated and silent cases apart, as they stood when the day began', async () => {
  const { pool, clock } = office.hall;
  const today = () => new Date(clock() + 8 * 3_600_000).toISOString().slice(0, 10);
  const satisfaction = openSatisfaction(pool, today);
  const shown = async () => (await withSatisfaction(satisfaction, [{ code: SERVICE }]))[0];
  for (const [n, stars] of [5, 5, 4, 1].entries()) await rate(student(n + 1), stars);
  await rate(student(1), 5);
  const silent = await closedCase(student(5));
  const answered = await closedCase(student(5));
  await send(await office.as(student(5)), `/api/instances/${answered}/confirm`, {});
  expect(await figures()).toMatchObject({ rated: 0, unrated: 7, average: null });

  clock.advance(8 * DAY_MS);
  await office.background.drain();
  const { body } = await (await office.as(student(5))).get(`/api/instances/${silent}`);
  expect(at(body, 'confirmed')).toBe('default');
  const four = { rated: 5, unrated: 1, auto: 1, bad: 1, badReplied: 0, average: null };
  expect(await figures()).toEqual(four);
  expect(await shown()).toEqual({ code: SERVICE });

  await rate(student(5), 3);
  expect(await figures()).toMatchObject({ rated: 5, unrated: 2 });
  expect(await shown()).toEqual({ code: SERVICE });
  clock.advance(DAY_MS);
  expect(await figures()).toEqual({ ...four, rated: 6, average: 3.8 });
  expect(await shown()).toEqual({ code: SERVICE, satisfaction: { average: 3.8, people: 5 } });

  await rebuildStatistics(pool, 480);
  expect(await figures()).toEqual({ ...four, rated: 6, average: 3.8 });
  clock.advance(400 * DAY_MS);
  expect(await shown()).toEqual({ code: SERVICE });
});
