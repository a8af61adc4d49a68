import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectInvariants } from '../instances/testing/invariants.ts';
import { at, leave, openTestOffice, send, type TestOffice } from '../instances/testing/test-office.ts';
import type { TestClient } from '../platform/testing/http-client.ts';

let office: TestOffice;
let counsellor: TestClient;
let colleague: TestClient;
let instance: number;
let task: number;

beforeAll(async () => {
  office = await openTestOffice();
  [counsellor, colleague] = [await office.as('t1001'), await office.as('t1002')];
  const student = await office.as('202410010101');
  const body = { service: 'leave-undergraduate', serviceVersion: 1, data: leave(2) };
  instance = Number(at((await send(student, '/api/instances', body)).body, 'id'));
  const { body: inbox } = await counsellor.get('/api/tasks?limit=100');
  const items = at(inbox, 'items');
  task = Number(at(Array.isArray(items) ? items[0] : undefined, 'id'));
});
afterAll(async () => {
  await expectInvariants(office.hall.pool);
  await office.close();
});

async function act(client: TestClient, verb: string, seenVersion: number | undefined, more: object = {}) {
  const seen = seenVersion === undefined ? {} : { seenVersion };
  const { status, body } = await send(client, `/api/tasks/${task}/${verb}`, { ...seen, ...more });
  return status === 200 ? 200 : [status, at(body, 'code')];
}

async function actions(client: TestClient): Promise<readonly unknown[]> {
  const shown = at((await client.get(`/api/tasks/${task}`)).body, 'actions');
  return Array.isArray(shown)
    ? shown.filter((each) => at(each, 'allowed') === true).map((each) => at(each, 'action'))
    : [];
}

it('a task goes to a delegate and comes back with an opinion, as the timeline tells', async () => {
  expect(await actions(counsellor)).toContain('delegate');
  const to = office.personId('t1002');
  expect(await act(counsellor, 'delegate', 1, { to, reason: '请先看' })).toBe(200);
  expect(await actions(counsellor)).toEqual(['takeBack']);
  expect(await actions(colleague)).toEqual(['resolve']);
  expect(await act(counsellor, 'approve', 2)).toEqual([409, 'DELEGATED']);
  expect(await act(colleague, 'resolve', 2, { opinion: '情况属实' })).toBe(200);
  expect(await act(counsellor, 'takeBack', 3)).toEqual([409, 'NOT_DELEGATED']);
  const timeline = at((await colleague.get(`/api/instances/${instance}`)).body, 'timeline');
  const kinds = Array.isArray(timeline)
    ? timeline.map((each) => [at(each, 'kind'), at(each, 'opinion')])
    : [];
  expect(kinds).toContainEqual(['delegated', '请先看']);
  expect(kinds).toContainEqual(['resolved', '情况属实']);
});

it.each([
  ['addApprover', { position: 'before', people: [1] }, 'NOT_ALLOWED_AT_NODE'],
  ['removeApprover', { seat: 0 }, 'NOT_ALLOWED_AT_NODE'],
  ['giveOpinion', { opinion: '可以' }, 'NOT_ALLOWED_AT_NODE'],
  ['reopenVoting', {}, 'NOT_ALLOWED_AT_NODE'],
  ['release', {}, 'NOT_ALLOWED_AT_NODE'],
])('%s is refused where the step does not offer it', async (verb, body, code) => {
  expect(await act(counsellor, verb, 3, body)).toMatchObject([expect.any(Number), code]);
});

it('a vote that was not given cannot be recalled', async () => {
  expect(await act(counsellor, 'recall', undefined)).toEqual([409, 'NOT_RECALLABLE']);
});
