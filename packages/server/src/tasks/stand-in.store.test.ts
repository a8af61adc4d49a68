import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, leave, openTestOffice, send, type TestOffice } from '../instances/testing/test-office.ts';
import { registerPeopleRoutes } from '../people/routes.ts';
import type { TestClient } from '../platform/testing/http-client.ts';

let office: TestOffice;
let grantor: TestClient;
let substitute: TestClient;

beforeAll(async () => {
  office = await openTestOffice((routes, { pool, directory, clock }) =>
    registerPeopleRoutes(routes, { pool, directory, clock }),
  );
  [grantor, substitute] = [await office.as('t1001'), await office.as('t1005')];
});
afterAll(() => office.close());

async function submitted(): Promise<void> {
  const student = await office.as('202410010101');
  const body = { service: 'leave-undergraduate', serviceVersion: 1, data: leave(1) };
  expect((await send(student, '/api/instances', body)).status).toBe(201);
}

async function newest(client: TestClient, box = 'open'): Promise<unknown> {
  const items = at((await client.get(`/api/tasks?box=${box}&limit=100`)).body, 'items');
  return Array.isArray(items) ? (box === 'open' ? items.at(-1) : items[0]) : undefined;
}

it('a task says in whose place one has it, in the inbox, on its page and when it is done', async () => {
  await submitted();
  expect(at(await newest(grantor), 'onBehalfOf')).toBeNull();
  const period = { from: '2026-03-01T00:00:00.000Z', to: '2026-04-01T00:00:00.000Z' };
  const body = {
    substitute: office.personId('t1005'),
    ...period,
    scope: 'services',
    targets: ['leave-undergraduate'],
    includeOpen: true,
  };
  expect((await grantor.post('/api/substitutions', body)).status).toBe(201);
  const card = await newest(substitute);
  expect(at(card, 'onBehalfOf')).toMatchObject({ name: '周文静', personNo: 't1001' });
  expect(at(await newest(grantor), 'onBehalfOf')).toBeNull();
  const id = String(at(card, 'id'));
  const page = (await substitute.get(`/api/tasks/${id}`)).body;
  expect([at(page, 'task.onBehalfOf.name'), at(page, 'mayCopy')]).toEqual(['周文静', true]);
  const decision = { seenVersion: at(card, 'version') };
  expect((await send(substitute, `/api/tasks/${id}/approve`, decision)).status).toBe(200);
  expect(at(await newest(substitute, 'done'), 'onBehalfOf.name')).toBe('周文静');
  // Who has decided may read what became of it, whoever's task it was.
  expect((await substitute.get(`/api/tasks/${id}`)).status).toBe(200);
});

it('a task outside of the substitution is not shown at all', async () => {
  const { body } = await grantor.get('/api/substitutions');
  expect((await grantor.delete(`/api/substitutions/${String(at(body, 'given.0.id'))}`)).status).toBe(204);
  await submitted();
  expect(at(await newest(substitute), 'onBehalfOf.name')).toBeUndefined();
});
