import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestClient } from '../platform/testing/http-client.ts';
import { importLeave } from '../catalogue/testing/import-sample.ts';
import { expectInvariants } from './testing/invariants.ts';
import { freshKey } from './testing/test-desk.ts';
import { at, leave, openTestOffice, send, type TestOffice } from './testing/test-office.ts';

const STUDENT = '202410010101';
const COUNSELLOR = 't1001';
const ADMIN = 't1003';
const MINUTE = 60_000;

let office: TestOffice;
let student: TestClient;
let counsellor: TestClient;
let admin: TestClient;

beforeAll(async () => {
  office = await openTestOffice();
  await office.grant(ADMIN, 'admin');
  student = await office.as(STUDENT);
  counsellor = await office.as(COUNSELLOR);
  admin = await office.as(ADMIN);
});
afterAll(async () => {
  await expectInvariants(office.hall.pool);
  await office.close();
});

async function apply(): Promise<number> {
  const body = { service: 'leave-undergraduate', serviceVersion: 1, data: leave(1) };
  return Number(at((await send(student, '/api/instances', body)).body, 'id'));
}

async function taskOf(instance: number): Promise<number> {
  const { rows } = await office.hall.pool.query<{ id: number }>(
    `SELECT id FROM task WHERE instance_id = $1 AND status <> 'closed' ORDER BY id`,
    [instance],
  );
  return rows[0]?.id ?? 0;
}

async function stateOf(instance: number): Promise<unknown> {
  const { body } = await student.get(`/api/instances/${instance}`);
  return { state: at(body, 'state'), outcome: at(body, 'outcome') };
}

async function kindsOf(instance: number): Promise<readonly unknown[]> {
  const timeline = at((await student.get(`/api/instances/${instance}`)).body, 'timeline');
  return Array.isArray(timeline) ? timeline.map((entry: unknown) => at(entry, 'kind')) : [];
}

describe('a case as a whole', () => {
  it('stands still for a reason, in the words of the hall, and goes on', async () => {
    const id = await apply();
    const task = await taskOf(id);
    const stop = { reason: 'legal', note: '配合调查' };
    expect((await send(student, `/api/instances/${id}/suspend`, stop)).body).toMatchObject({
      code: 'NO_RIGHT',
    });
    expect((await send(admin, `/api/instances/${id}/suspend`, stop)).status).toBe(200);
    expect(await stateOf(id)).toEqual({ state: 'suspended', outcome: null });
    const refused = await send(counsellor, `/api/tasks/${task}/approve`, { seenVersion: 1 });
    expect([refused.status, at(refused.body, 'code')]).toEqual([409, 'SUSPENDED']);
    const open = await student.get('/api/instances?state=open');
    expect(at(open.body, 'items.0')).toMatchObject({ id, state: 'suspended', waitingFor: [] });
    expect((await send(admin, `/api/instances/${id}/unsuspend`, { reason: 'legal' })).status).toBe(200);
    expect((await send(counsellor, `/api/tasks/${task}/approve`, { seenVersion: 1 })).status).toBe(200);
    expect(await kindsOf(id)).toEqual(
      expect.arrayContaining(['suspended', 'unsuspended', 'approved', 'closed']),
    );
  });

  it('is stopped, voided and reopened by whoever has the right; nobody else learns of it', async () => {
    const id = await apply();
    const stranger = await office.as('202410010102');
    expect((await send(stranger, `/api/instances/${id}/terminate`, { reason: '停' })).status).toBe(404);
    expect((await send(admin, `/api/instances/${id}/terminate`, { reason: '活动取消' })).status).toBe(200);
    expect(await stateOf(id)).toEqual({ state: 'closed', outcome: 'terminated' });
    const reopen = { node: 'counsellor', reason: '恢复' };
    const untouched = await send(admin, `/api/instances/${id}/reopen`, reopen);
    expect(at(untouched.body, 'code')).toBe('TARGET_NOT_VISITED');
    expect((await send(admin, `/api/instances/${id}/void`, { reason: '重复申请' })).status).toBe(200);
    expect(await stateOf(id)).toEqual({ state: 'closed', outcome: 'voided' });
    expect(at((await send(admin, `/api/instances/${id}/reopen`, reopen)).body, 'code')).toBe(
      'NOT_REOPENABLE',
    );
  });

  it('goes on after its close at a step that it passed, and keeps its first close', async () => {
    const id = await apply();
    expect(
      (await send(counsellor, `/api/tasks/${await taskOf(id)}/approve`, { seenVersion: 1 })).status,
    ).toBe(200);
    const first = at((await student.get(`/api/instances/${id}`)).body, 'closedAt');
    const { rows } = await office.hall.pool.query<{ node: string }>(
      'SELECT node FROM task WHERE instance_id = $1 LIMIT 1',
      [id],
    );
    const reopen = { node: rows[0]?.node ?? '', reason: '日期有误' };
    expect((await send(admin, `/api/instances/${id}/reopen`, reopen)).body).toMatchObject({ outcome: null });
    office.hall.clock.set(new Date(office.hall.clock() + 60_000).toISOString());
    expect(
      (await send(counsellor, `/api/tasks/${await taskOf(id)}/approve`, { seenVersion: 1 })).status,
    ).toBe(200);
    expect(at((await student.get(`/api/instances/${id}`)).body, 'closedAt')).toBe(first);
  });

  it('is moved by an administrator, who says why, and to no step that cannot be entered', async () => {
    const id = await apply();
    const jump = { taskId: await taskOf(id), to: 'counsellor', reason: '重新分派' };
    const url = `/api/instances/${id}/jump`;
    expect(at((await send(student, url, jump)).body, 'code')).toBe('NO_RIGHT');
    expect((await send(admin, url, { ...jump, to: 'nowhere' })).body).toMatchObject({
      code: 'TARGET_NOT_REACHABLE',
      errors: [{ field: '/to' }],
    });
    expect((await send(admin, url, jump)).status).toBe(200);
    expect(at((await send(admin, url, jump)).body, 'code')).toBe('NOT_WAITING');
    expect(await kindsOf(id)).toContain('jumped');
  });

  it('is copied to people, who may read it from then on, and supervised by the date', async () => {
    const id = await apply();
    const reader = await office.as('t1002');
    const copy = { people: [office.personId('t1002')] };
    expect((await send(counsellor, `/api/instances/${id}/copy`, copy)).status).toBe(200);
    expect((await reader.get(`/api/instances/${id}`)).status).toBe(200);
    expect((await send(reader, `/api/instances/${id}/read`, {})).status).toBe(200);
    expect((await send(reader, `/api/instances/${id}/read`, {})).status).toBe(200);
    const { rows } = await office.hall.pool.query('SELECT read_at FROM copy WHERE instance_id = $1', [id]);
    expect(rows).toEqual([{ read_at: expect.any(Date) }]);
    const replyBy = new Date(office.hall.clock() + 20 * MINUTE).toISOString();
    expect((await send(admin, `/api/instances/${id}/supervise`, { replyBy })).status).toBe(200);
    office.hall.clock.set(replyBy);
    await office.background.drain();
    expect(await kindsOf(id)).toEqual(
      expect.arrayContaining(['copied', 'supervised', 'supervisionEscalated']),
    );
  });
});

describe('batch approval', () => {
  it('answers row by row, where the step allows none of them', async () => {
    const ids = [await apply(), await apply()];
    const items = [];
    for (const id of ids) items.push({ taskId: await taskOf(id), seenVersion: 1 });
    items.push({ taskId: 999_999_999, seenVersion: 1 });
    const { status, body } = await send(counsellor, '/api/tasks/batch', { items });
    expect(status).toBe(200);
    expect(at(body, 'results')).toMatchObject([
      { done: false, code: 'NOT_ALLOWED_AT_NODE', detail: expect.any(String) },
      { done: false, code: 'NOT_ALLOWED_AT_NODE' },
      { done: false, code: 'NOT_FOUND' },
    ]);
  });

  it('approves where the step allows it, once each, however often it is sent', async () => {
    const version = await importLeave(office.hall, (service) => ({
      ...service,
      flowXml: service.flowXml.replaceAll('<wangban:approval ', '<wangban:approval batch="true" '),
      contentHash: '0'.repeat(64),
    }));
    const body = { service: 'leave-undergraduate', serviceVersion: version, data: leave(1) };
    const items = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const id = Number(at((await send(student, '/api/instances', body)).body, 'id'));
      items.push({ taskId: await taskOf(id), seenVersion: 1 });
    }
    const [voted] = items;
    await send(counsellor, `/api/tasks/${voted?.taskId}/approve`, { seenVersion: 1 });
    const key = freshKey();
    for (let turn = 0; turn < 2; turn += 1) {
      const { body: answer } = await send(counsellor, '/api/tasks/batch', { items }, key);
      expect(at(answer, 'results')).toMatchObject([
        { taskId: voted?.taskId, done: false, code: 'ALREADY_HANDLED' },
        { taskId: items[1]?.taskId, done: true, code: null },
        { taskId: items[2]?.taskId, done: true, code: null },
      ]);
    }
    const { rows } = await office.hall.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM task WHERE id = ANY($1) AND status = 'closed' AND outcome = 'approved'`,
      [items.map(({ taskId }) => taskId)],
    );
    expect(rows).toEqual([{ n: 3 }]);
  });
});
