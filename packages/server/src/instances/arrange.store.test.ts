import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handover } from '../handover/handover.ts';
import { registerPeopleRoutes } from '../people/routes.ts';
import { bumpDirectory } from '../people/store.ts';
import type { TestClient } from '../platform/testing/http-client.ts';
import { expectInvariants } from './testing/invariants.ts';
import { at, leave, openTestOffice, send, type TestOffice } from './testing/test-office.ts';

const STUDENT = '202410010101';
const COUNSELLOR = 't1001';
const OFFICE_HEAD = 't1002';
const DEPUTY = 't1003';
const HOUR = 3_600_000;

let office: TestOffice;
let student: TestClient;
let counsellor: TestClient;
let deputy: TestClient;

beforeAll(async () => {
  office = await openTestOffice((routes, deps) => registerPeopleRoutes(routes, deps));
  student = await office.as(STUDENT);
  counsellor = await office.as(COUNSELLOR);
  deputy = await office.as(DEPUTY);
});
afterAll(async () => {
  await expectInvariants(office.hall.pool);
  await office.close();
});

async function apply(days: number): Promise<number> {
  const body = { service: 'leave-undergraduate', serviceVersion: 1, data: leave(days) };
  const answer = await send(student, '/api/instances', body);
  expect(answer.status).toBe(201);
  return Number(at(answer.body, 'id'));
}

async function tasksOf(client: TestClient): Promise<readonly { id: number; instanceId: number }[]> {
  const { body } = await client.get('/api/tasks?limit=100');
  const items = at(body, 'items');
  if (!Array.isArray(items)) throw new Error('no tasks');
  return items.map((item: unknown) => ({
    id: Number(at(item, 'id')),
    instanceId: Number(at(item, 'instanceId')),
  }));
}

async function grant(client: TestClient, substitute: string, more: object = {}) {
  const now = office.hall.clock();
  return client.post('/api/substitutions', {
    substitute: office.personId(substitute),
    from: new Date(now).toISOString(),
    to: new Date(now + HOUR).toISOString(),
    scope: 'all',
    targets: [],
    includeOpen: true,
    ...more,
  });
}

describe('a substitute', () => {
  it("sees and decides the grantor's tasks, in the grantor's name, until it ends", async () => {
    const id = await apply(1);
    expect(await tasksOf(deputy)).toEqual([]);
    expect((await deputy.get(`/api/instances/${id}`)).status).toBe(404);
    const given = await grant(counsellor, DEPUTY);
    expect(given.status).toBe(201);
    const [task] = (await tasksOf(deputy)).filter((each) => each.instanceId === id);
    expect(at((await deputy.get('/api/tasks/count')).body, 'open')).toBe(1);
    expect((await tasksOf(counsellor)).some((each) => each.id === task?.id)).toBe(true);
    expect((await deputy.get(`/api/tasks/${task?.id}`)).body).toMatchObject({
      actions: expect.arrayContaining([expect.objectContaining({ action: 'approve', allowed: true })]),
    });
    const answer = await send(deputy, `/api/tasks/${task?.id}/approve`, { seenVersion: 1 });
    expect(answer.status).toBe(200);
    const { body } = await student.get(`/api/instances/${id}`);
    expect(at(body, 'timeline')).toContainEqual(
      expect.objectContaining({
        kind: 'approved',
        actor: expect.objectContaining({ personNo: DEPUTY }),
        onBehalfOf: expect.objectContaining({ personNo: COUNSELLOR }),
      }),
    );
    const next = await apply(1);
    expect((await tasksOf(deputy)).some((each) => each.instanceId === next)).toBe(true);
    const ended = await counsellor.request('DELETE', `/api/substitutions/${String(at(given.body, 'id'))}`);
    expect(ended.status).toBe(204);
    expect(await tasksOf(deputy)).toEqual([]);
  });
  it('gets only the services, and only tasks since, that were meant', async () => {
    const before = await apply(1);
    office.hall.clock.advance(1000);
    await grant(counsellor, DEPUTY, {
      includeOpen: false,
      scope: 'services',
      targets: ['leave-undergraduate'],
    });
    office.hall.clock.advance(1000);
    const after = await apply(1);
    const seen = (await tasksOf(deputy)).map((each) => each.instanceId);
    expect(seen).toContain(after);
    expect(seen).not.toContain(before);
    await endAll();
    await grant(counsellor, DEPUTY, { scope: 'services', targets: ['other'] });
    expect(await tasksOf(deputy)).toEqual([]);
    await endAll();
  });
  it('is refused what makes no sense, field by field', async () => {
    const wrong = await grant(counsellor, COUNSELLOR, { targets: ['x'], to: '2020-01-01T00:00:00Z' });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
    const fields = at(wrong.body, 'errors');
    expect(Array.isArray(fields) && fields.map((each: unknown) => at(each, 'field'))).toEqual([
      '/substitute',
      '/to',
      '/targets',
    ]);
  });
  it('nobody ends what somebody else has given', async () => {
    const given = await grant(counsellor, DEPUTY);
    const path = `/api/substitutions/${String(at(given.body, 'id'))}`;
    expect((await deputy.request('DELETE', path)).status).toBe(404);
    const { body } = await deputy.get('/api/substitutions');
    expect(at(body, 'received.0')).toMatchObject({ state: 'active', grantor: { personNo: COUNSELLOR } });
    await endAll();
  });
});

async function endAll(): Promise<void> {
  const { body } = await counsellor.get('/api/substitutions');
  const given = at(body, 'given');
  for (const each of Array.isArray(given) ? given : []) {
    if (at(each, 'state') === 'over') continue;
    await counsellor.request('DELETE', `/api/substitutions/${String(at(each, 'id'))}`);
  }
}

describe('a prediction', () => {
  it('is there before the submit, and for an open case', async () => {
    const before = await student.post('/api/services/leave-undergraduate/prediction', { data: leave(5) });
    expect(before.status).toBe(200);
    const steps = at(before.body, 'steps');
    expect(Array.isArray(steps) && steps.map((step: unknown) => at(step, 'status'))).toEqual([
      'certain',
      'certain',
      'certain',
    ]);
    expect(at(before.body, 'steps.0.people.0.personNo')).toBe(COUNSELLOR);
    const id = await apply(5);
    const { body } = await student.get(`/api/instances/${id}/prediction`);
    expect(at(body, 'steps.0.nodeName')).toEqual(at(before.body, 'steps.1.nodeName'));
    expect((await deputy.get(`/api/instances/${id}/prediction`)).status).toBe(404);
  });
});

describe('arranging later steps', () => {
  it('is for those in charge, and shows in the prediction', async () => {
    const id = await apply(5);
    const steps = at((await student.get(`/api/instances/${id}/prediction`)).body, 'steps');
    const node = at(steps, '0.node');
    const body = { node, people: [office.personId(DEPUTY)] };
    const refused = await send(counsellor, `/api/instances/${id}/future-approvers`, body);
    expect(refused).toMatchObject({ status: 403, body: { code: 'NO_RIGHT' } });
    const done = await send(await inCharge(), `/api/instances/${id}/future-approvers`, body);
    expect(done.status).toBe(200);
    const after = await student.get(`/api/instances/${id}/prediction`);
    expect(at(after.body, 'steps.0.people.0.personNo')).toBe(DEPUTY);
  });

  it('inserts a step for this case, which the prediction and whoever reads the case name', async () => {
    const id = await apply(5);
    const open = at((await student.get(`/api/instances/${id}/prediction`)).body, 'steps.0');
    const node = at(open, 'node');
    const body = { node, people: [office.personId(DEPUTY)] };
    expect((await send(student, `/api/instances/${id}/insert-step`, body)).body).toMatchObject({
      code: 'NO_RIGHT',
    });
    expect((await send(await inCharge(), `/api/instances/${id}/insert-step`, body)).status).toBe(200);
    const after = await student.get(`/api/instances/${id}/prediction`);
    expect(at(after.body, 'steps')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          node: `${String(node)}~1`,
          nodeName: expect.objectContaining({ zh: expect.stringContaining('追加的环节') }),
          people: [expect.objectContaining({ personNo: DEPUTY })],
        }),
      ]),
    );
    const { body: detail } = await student.get(`/api/instances/${id}`);
    expect(JSON.stringify(at(detail, 'timeline'))).toContain('追加的环节');
  });
});

/** A head of the unit in charge of the leave service. */
async function inCharge(): Promise<TestClient> {
  const directory = office.instances.directory.current();
  const service = await office.instances.serviceByVersion('leave-undergraduate', 1);
  const [head] = directory.heads(service?.facts.owner ?? 0);
  const personNo = directory.person(head ?? 0)?.personNo ?? '';
  return office.as(personNo);
}

describe('a handover', () => {
  it('previews, hands over, and does nothing the second time', async () => {
    const id = await apply(1);
    const order = {
      batch: 'leaver-1',
      from: office.personId(COUNSELLOR),
      to: office.personId(OFFICE_HEAD),
      directory: true,
    };
    const preview = await handover(office.instances, { ...order, dryRun: true });
    expect(preview.length).toBeGreaterThan(0);
    expect(preview.every(({ outcome }) => outcome === 'planned' || outcome === 'refused')).toBe(true);
    expect((await tasksOf(counsellor)).some((each) => each.instanceId === id)).toBe(true);
    const done = await handover(office.instances, { ...order, dryRun: false });
    expect(done.filter(({ outcome }) => outcome === 'done')).toHaveLength(preview.length);
    expect(await tasksOf(counsellor)).toEqual([]);
    expect((await tasksOf(await office.as(OFFICE_HEAD))).some((each) => each.instanceId === id)).toBe(true);
    expect(await handover(office.instances, { ...order, dryRun: false })).toEqual([]);
    const { body } = await student.get(`/api/instances/${id}`);
    expect(at(body, 'timeline')).toContainEqual(
      expect.objectContaining({ kind: 'handedOver', to: expect.objectContaining({ personNo: OFFICE_HEAD }) }),
    );
  });
});

describe('a step that nobody may decide', () => {
  it('waits for the unit in charge, whose head names somebody', async () => {
    const { pool } = office.hall;
    const service = await office.instances.serviceByVersion('leave-undergraduate', 1);
    const unit = service?.facts.owner ?? 0;
    const head = office.personId('t1004');
    await pool.query('DELETE FROM relation WHERE class_id IS NOT NULL');
    await pool.query('DELETE FROM unit_head');
    await bumpDirectory(pool);
    const id = await apply(1);
    const shown = await student.get(`/api/instances/${id}`);
    expect(at(shown.body, 'timeline')).toContainEqual(
      expect.objectContaining({ kind: 'incident', actor: null }),
    );
    const incident = Number(at(shown.body, 'incidents.0.id'));
    await pool.query('INSERT INTO unit_head (unit_id, person_id) VALUES ($1, $2)', [unit, head]);
    await bumpDirectory(pool);
    const owner = await office.as('t1004');
    const waiting = await owner.get(`/api/instances/${id}`);
    expect(at(waiting.body, 'waitingFor.0.names')).toHaveLength(1);
    const path = `/api/instances/${id}/incidents`;
    const people = [office.personId(DEPUTY)];
    expect(await send(deputy, path, { incident, people })).toMatchObject({ status: 404 });
    expect(await send(owner, path, { incident, people })).toMatchObject({ status: 200 });
    expect((await tasksOf(deputy)).some((task) => task.instanceId === id)).toBe(true);
    // It is settled, so the case is not theirs to see any more.
    expect(await send(owner, path, { incident, people })).toMatchObject({ status: 404 });
  });
});
