import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, leave, openTestOffice, send, type TestOffice } from '../instances/testing/test-office.ts';
import type { TestClient } from '../platform/testing/http-client.ts';
import { registerCopyRoutes } from './routes.ts';

const READER = 't1005';

let office: TestOffice;
let counsellor: TestClient;
let reader: TestClient;
const cases: number[] = [];

beforeAll(async () => {
  office = await openTestOffice(registerCopyRoutes);
  [counsellor, reader] = [await office.as('t1001'), await office.as(READER)];
  const student = await office.as('202410010101');
  for (const days of [1, 2, 1]) {
    const body = { service: 'leave-undergraduate', serviceVersion: 1, data: leave(days) };
    cases.push(Number(at((await send(student, '/api/instances', body)).body, 'id')));
  }
});
afterAll(() => office.close());

async function copy(id: number, more: object = {}): Promise<void> {
  office.hall.clock.advance(1000);
  const people = [office.personId(READER)];
  const answer = await send(counsellor, `/api/instances/${id}/copy`, { people, ...more });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

async function listed(client: TestClient, query = ''): Promise<{ ids: unknown[]; next: unknown }> {
  const { body, status } = await client.get(`/api/copies${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  const items = at(body, 'items');
  return { ids: Array.isArray(items) ? items.map((one) => at(one, 'id')) : [], next: at(body, 'next') };
}

it('copies are listed newest first, page by page, for their reader alone', async () => {
  const [one = 0, two = 0, three = 0] = cases;
  await copy(one);
  await copy(two, { mustReadBy: '2026-03-05T00:00:00.000Z' });
  await copy(three);
  const first = await listed(reader, '?limit=2');
  expect(first.ids).toEqual([three, two]);
  expect(await listed(reader, `?limit=2&cursor=${String(first.next)}`)).toEqual({ ids: [one], next: null });
  expect((await listed(counsellor)).ids).toEqual([]);
  expect((await reader.get('/api/copies?cursor=nonsense')).status).toBe(400);
});

it('what must be read says by when, and is unread until its reader says so', async () => {
  const [, two = 0] = cases;
  const before = await reader.get(`/api/instances/${two}`);
  expect(at(before.body, 'copy')).toEqual({ mustReadBy: '2026-03-05T00:00:00.000Z', read: false });
  expect(at((await counsellor.get(`/api/instances/${two}`)).body, 'copy')).toBeNull();
  expect((await send(reader, `/api/instances/${two}/read`, {})).status).toBe(200);
  expect(at((await reader.get(`/api/instances/${two}`)).body, 'copy')).toMatchObject({ read: true });
  expect((await listed(reader, '?unread=true')).ids).not.toContain(two);
  const { body } = await reader.get('/api/copies');
  const items = at(body, 'items');
  const read = Array.isArray(items) ? items.find((each) => at(each, 'id') === two) : undefined;
  expect(read).toMatchObject({ mustReadBy: '2026-03-05T00:00:00.000Z', readAt: expect.any(String) });
});
