import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestClient } from '../platform/testing/http-client.ts';
import { expectInvariants } from './testing/invariants.ts';
import { at, leave, openTestOffice, send, type TestOffice } from './testing/test-office.ts';
import { freshKey } from './testing/test-desk.ts';

const STUDENT = '202410010101';
const COUNSELLOR = 't1001';
const OFFICE_HEAD = 't1002';
const DEPUTY = 't1003';

let office: TestOffice;
let student: TestClient;
let counsellor: TestClient;

beforeAll(async () => {
  office = await openTestOffice();
  await signInAgain();
});
afterAll(async () => {
  await expectInvariants(office.hall.pool);
  await office.close();
});

/** Sessions end after half an hour without use, and these tests move the clock. */
async function signInAgain(): Promise<void> {
  student = await office.as(STUDENT);
  counsellor = await office.as(COUNSELLOR);
}

/** Submits a leave of so many days; gives the instance's id. */
async function apply(days: number): Promise<number> {
  const body = { service: 'leave-undergraduate', serviceVersion: 1, data: leave(days) };
  const answer = await send(student, '/api/instances', body);
  expect(answer.body).toMatchObject({ id: expect.any(Number) });
  expect(answer.status).toBe(201);
  return Number(at(answer.body, 'id'));
}

/** The newest task in a person's inbox. */
async function newestTask(client: TestClient): Promise<{ id: number; version: number }> {
  const { body } = await client.get('/api/tasks?limit=100');
  const items = at(body, 'items');
  const last: unknown = Array.isArray(items) ? items.at(-1) : undefined;
  return { id: Number(at(last, 'id')), version: Number(at(last, 'version')) };
}

async function decide(client: TestClient, verb: string, more: object = {}) {
  const { id, version } = await newestTask(client);
  return send(client, `/api/tasks/${id}/${verb}`, { seenVersion: version, ...more });
}

describe('an application of five days', () => {
  it('goes from the student to the deputy head, back once, and is approved', async () => {
    const id = await apply(5);
    const shown = await student.get(`/api/instances/${id}`);
    expect(shown.body).toMatchObject({
      id,
      title: '事假 5 天',
      state: 'submitted',
      service: { code: 'leave-undergraduate' },
      dueAt: '2026-03-05T09:30:00.000Z',
      waitingFor: [{ nodeName: { zh: '辅导员审批' }, names: ['周文静'] }],
      actions: [
        { action: 'withdraw', allowed: true, reason: null },
        { action: 'remind', allowed: false },
        { action: 'supplement', allowed: true },
      ],
    });
    expect(at(shown.body, 'actions.1.reason')).toContain('2026-03-02 09:30');
    const opinion = '请写明家里的事';
    const target = { kind: 'applicant' };
    const back = await decide(counsellor, 'return', { opinion, target, resume: 'jumpBack' });
    expect(back.body).toMatchObject({ instanceId: id, state: 'returned' });
    const returned = await student.get(`/api/instances/${id}`);
    expect(returned.body).toMatchObject({ state: 'returned', dueAt: null, clockPaused: true });
    expect(at(returned.body, 'reviseTask.opinion')).toBe(opinion);
    const seenVersion = Number(at(returned.body, 'reviseTask.version'));
    const data = { ...leave(5), reason: '祖母住院，需要回家照顾' };
    const again = await send(student, `/api/instances/${id}/resubmit`, {
      data,
      seenVersion,
      opinion: '已写明',
    });
    expect(again.body).toMatchObject({ state: 'submitted' });
    expect((await decide(counsellor, 'approve', { opinion: '同意' })).status).toBe(200);
    expect((await decide(await office.as(OFFICE_HEAD), 'approve')).status).toBe(200);
    const closed = await decide(await office.as(DEPUTY), 'approve');
    expect(closed.body).toMatchObject({ state: 'closed', outcome: 'approved' });
    const done = await student.get(`/api/instances/${id}`);
    const timeline = at(done.body, 'timeline');
    const kinds = Array.isArray(timeline) ? timeline.map((entry: unknown) => at(entry, 'kind')) : [];
    expect(kinds.filter((kind) => kind !== 'opened' && kind !== 'milestone')).toEqual([
      'submitted',
      'returned',
      'resubmitted',
      'approved',
      'approved',
      'approved',
      'closed',
    ]);
    expect(at(done.body, 'waitingFor')).toEqual([]);
  });

  it('is in the lists of everybody who had to do with it', async () => {
    const own = await student.get('/api/instances?state=closed');
    expect(at(own.body, 'items.0')).toMatchObject({ title: '事假 5 天', outcome: 'approved' });
    const handled = await counsellor.get('/api/tasks?box=done');
    expect(at(handled.body, 'items.0')).toMatchObject({ status: 'closed', outcome: 'approved' });
    expect((await student.get('/api/instances', { 'accept-language': 'en' })).body).toMatchObject({
      items: [{ title: 'Personal leave, 5 days' }],
    });
  });

  it('leaves messages for who is next and for the applicant, each once', async () => {
    await office.background.drain();
    await office.hall.pool.query(`UPDATE delivery SET status = 'waiting'`);
    await office.background.drain();
    const told = await student.get('/api/messages');
    expect(told.body).toMatchObject({
      items: [
        {
          kind: 'closed',
          title: { zh: '申请已通过：事假 5 天', en: 'Application approved: Personal leave, 5 days' },
        },
        { kind: 'returned', title: { zh: '申请被退回，请补正：事假 5 天' } },
      ],
      next: null,
    });
    expect(at(told.body, 'items')).toHaveLength(2);
    const deputy = await office.as(DEPUTY);
    expect(at((await deputy.get('/api/messages')).body, 'items')).toHaveLength(1);
    expect((await student.get('/api/tasks/count')).body).toEqual({ open: 0, unreadMessages: 2 });
    const upTo = Number(at(told.body, 'items.0.id'));
    expect((await student.post('/api/messages/read', { upTo })).status).toBe(204);
    expect((await student.get('/api/tasks/count')).body).toEqual({ open: 0, unreadMessages: 0 });
  });
});

describe('a submit', () => {
  const body = { service: 'leave-undergraduate', serviceVersion: 1, data: leave(1) };

  it('is one instance however often it is sent with its key', async () => {
    const key = freshKey();
    const [first, ...others] = await Promise.all(
      Array.from({ length: 5 }, () => send(student, '/api/instances', body, key)),
    );
    expect(first?.status).toBe(201);
    for (const other of others) expect(other.body).toEqual(first?.body);
  });

  it('gets its first answer also on a day on which the form would not take it any more', async () => {
    const key = freshKey();
    const first = await send(student, '/api/instances', body, key);
    office.hall.clock.advance(30 * 86_400_000);
    const later = await office.as(STUDENT);
    const late = await send(later, '/api/instances', body, key);
    office.hall.clock.advance(-30 * 86_400_000);
    expect(late).toMatchObject({ status: 201, body: first.body });
  });

  it('names every wrong field with its cure, in both languages, and keeps nothing', async () => {
    const wrong = { ...body, data: { ...leave(1), phone: '123', reason: '有事', status: 'approved' } };
    const zh = await send(student, '/api/instances', wrong);
    expect(zh.status).toBe(422);
    expect(zh.body).toMatchObject({ code: 'FORM_INVALID', facts: { count: 3 } });
    const fields = at(zh.body, 'errors');
    expect(Array.isArray(fields) ? fields.map((field: unknown) => at(field, 'field')) : []).toEqual([
      '/data/reason',
      '/data/phone',
      '/data/status',
    ]);
    const en = await student.post('/api/instances', wrong, {
      'idempotency-key': freshKey(),
      'accept-language': 'en',
    });
    expect(at(en.body, 'detail')).toContain('what you entered is kept');
  });

  it('is refused to people the service is not for', async () => {
    const answer = await send(counsellor, '/api/instances', body);
    expect(answer).toMatchObject({ status: 403, body: { code: 'NOT_ELIGIBLE' } });
    expect(at(answer.body, 'detail')).toContain('本科生');
  });

  it('is refused when the service has another version by now, or does not exist', async () => {
    const old = await send(student, '/api/instances', { ...body, serviceVersion: 7 });
    expect(old).toMatchObject({ status: 409, body: { code: 'SERVICE_CHANGED', facts: { version: 1 } } });
    const none = await send(student, '/api/instances', { ...body, service: 'no-such-service' });
    expect(none).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('may not name documents of others', async () => {
    const other = office.personId('202410020101');
    await office.hall.pool.query(
      `INSERT INTO file (id, owner_id, name, size, type, sha256, created_at)
       VALUES ('AAAAAAAAAAAAAAAAAAAAAA', $1, 'x.pdf', 1, 'application/pdf', '\\x00', now())`,
      [other],
    );
    const data = { ...leave(1), proof: ['AAAAAAAAAAAAAAAAAAAAAA'] };
    const answer = await send(student, '/api/instances', { ...body, data });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'FILES_NOT_YOURS', errors: [{ field: '/data/proof' }] },
    });
  });

  it('takes its documents along and leaves no draft behind', async () => {
    const id = office.personId(STUDENT);
    await office.hall.pool.query(
      `INSERT INTO file (id, owner_id, name, size, type, sha256, created_at)
       VALUES ('BBBBBBBBBBBBBBBBBBBBBB', $1, '证明.pdf', 9, 'application/pdf', '\\x00', now())`,
      [id],
    );
    await office.hall.pool.query(`INSERT INTO draft VALUES ($1, 'leave-undergraduate', '{}', 1, now(), $1)`, [
      id,
    ]);
    const data = { ...leave(1), proof: ['BBBBBBBBBBBBBBBBBBBBBB'] };
    const answer = await send(student, '/api/instances', { ...body, data });
    const shown = await student.get(`/api/instances/${Number(at(answer.body, 'id'))}`);
    expect(at(shown.body, 'files')).toEqual([
      { id: 'BBBBBBBBBBBBBBBBBBBBBB', name: '证明.pdf', size: 9, type: 'application/pdf' },
    ]);
    const { rows } = await office.hall.pool.query('SELECT FROM draft WHERE person_id = $1', [id]);
    expect(rows).toEqual([]);
  });
});

describe('a decision', () => {
  it('that comes second is told who decided, when and how', async () => {
    await apply(1);
    const { id, version } = await newestTask(counsellor);
    await send(counsellor, `/api/tasks/${id}/reject`, { seenVersion: version, opinion: '当天有考试' });
    const late = await send(counsellor, `/api/tasks/${id}/approve`, { seenVersion: version });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({
      code: 'ALREADY_HANDLED',
      detail: expect.stringMatching(/周文静于 2026-03-02 \d\d:\d\d 处理（不同意）/),
      facts: { name: '周文静', outcome: 'rejected' },
    });
    const page = await counsellor.get(`/api/tasks/${id}`);
    expect(at(page.body, 'task')).toMatchObject({
      status: 'closed',
      closedBy: '周文静',
      outcome: 'rejected',
    });
    expect(at(page.body, 'actions')).toEqual([]);
  });

  it('needs an opinion where the step says so, and names the field', async () => {
    await apply(1);
    const answer = await decide(counsellor, 'reject', { opinion: ' ' });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'OPINION_REQUIRED', errors: [{ field: '/opinion' }] },
    });
    expect((await decide(counsellor, 'approve')).status).toBe(200);
  });

  it('on a stale screen is not taken', async () => {
    await apply(1);
    const { id } = await newestTask(counsellor);
    const answer = await send(counsellor, `/api/tasks/${id}/approve`, { seenVersion: 9 });
    expect(answer).toMatchObject({ status: 409, body: { code: 'STALE_VERSION' } });
  });

  it('may not set what is not its to set', async () => {
    const { id, version } = await newestTask(counsellor);
    const answer = await send(counsellor, `/api/tasks/${id}/approve`, {
      seenVersion: version,
      status: 'closed',
      assignee: 1,
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
  });

  it('takes no text that cannot be stored', async () => {
    const answer = await decide(counsellor, 'approve', { opinion: '同意\u0000' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'UNSTORABLE_TEXT' } });
  });

  it('can pass the task on, and who had it may still read the case', async () => {
    const instance = await apply(1);
    const { id, version } = await newestTask(counsellor);
    const to = office.personId('t1005');
    const passed = await send(counsellor, `/api/tasks/${id}/transfer`, { seenVersion: version, to });
    expect(passed.status).toBe(200);
    const second = await office.as('t1005');
    const page = await second.get(`/api/tasks/${id}`);
    expect(at(page.body, 'task')).toMatchObject({ version: version + 1, holder: '邓丽萍', claimable: false });
    expect((await counsellor.get(`/api/instances/${instance}`)).status).toBe(200);
    const late = await send(counsellor, `/api/tasks/${id}/approve`, { seenVersion: version + 1 });
    expect(late).toMatchObject({ status: 403, body: { code: 'NOT_YOUR_TASK' } });
  });
});

describe('the applicant', () => {
  it('withdraws before anybody has decided, not after', async () => {
    const first = await apply(1);
    const gone = await send(student, `/api/instances/${first}/withdraw`, { reason: '不请了' });
    expect(gone.body).toMatchObject({ state: 'closed', outcome: 'withdrawn' });
    const second = await apply(2);
    await decide(counsellor, 'approve');
    const late = await send(student, `/api/instances/${second}/withdraw`, {});
    expect(late).toMatchObject({ status: 409, body: { code: 'NOT_WITHDRAWABLE' } });
  });

  it('reminds after half an hour, once a day', async () => {
    const id = await apply(1);
    const early = await send(student, `/api/instances/${id}/remind`, {});
    expect(early).toMatchObject({ status: 409, body: { code: 'TOO_SOON' } });
    expect(at(early.body, 'detail')).toMatch(/2026-03-02 \d\d:\d\d 之后/);
    office.hall.clock.advance(31 * 60_000);
    await signInAgain();
    expect((await send(student, `/api/instances/${id}/remind`, {})).status).toBe(200);
    await office.background.drain();
    const told = await counsellor.get('/api/messages');
    expect(at(told.body, 'items.0')).toMatchObject({
      kind: 'reminded',
      title: { zh: '催办：李晓雨 事假 1 天' },
      link: expect.stringMatching(/^\/desk\/\d+$/),
    });
  });

  it('cannot resubmit what was not returned', async () => {
    const id = await apply(1);
    const answer = await send(student, `/api/instances/${id}/resubmit`, { data: leave(1), seenVersion: 1 });
    expect(answer).toMatchObject({ status: 409, body: { code: 'NOT_RETURNED' } });
  });
});

describe('a list', () => {
  it('is read page by page without gap or repeat', async () => {
    const all = await counsellor.get('/api/tasks?limit=100');
    const items = at(all.body, 'items');
    const expected = Array.isArray(items) ? items.map((item: unknown) => at(item, 'id')) : [];
    const seen: unknown[] = [];
    for (let cursor: unknown = ''; typeof cursor === 'string';) {
      const { body } = await counsellor.get(`/api/tasks?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      const page = at(body, 'items');
      if (Array.isArray(page)) seen.push(...page.map((item: unknown) => at(item, 'id')));
      cursor = at(body, 'next');
    }
    expect(expected.length).toBeGreaterThan(2);
    expect(seen).toEqual(expected);
  });

  it('takes no cursor that no page gave', async () => {
    for (const path of ['/api/tasks', '/api/instances', '/api/messages']) {
      expect(await student.get(`${path}?cursor=xxx`)).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'query/cursor' }] },
      });
    }
  });
});

describe('the promised time', () => {
  it('warns and then runs out, once each, and the holder is told', async () => {
    const id = await apply(1);
    office.hall.clock.set('2026-03-05T08:00:00Z');
    await office.background.drain();
    await office.background.drain();
    office.hall.clock.set('2026-03-05T10:00:00Z');
    await office.background.drain();
    await signInAgain();
    const { body } = await student.get(`/api/instances/${id}`);
    const timeline = at(body, 'timeline');
    const kinds = Array.isArray(timeline) ? timeline.map((entry: unknown) => at(entry, 'kind')) : [];
    expect(kinds.filter((kind) => kind === 'warning' || kind === 'overdue')).toEqual(['warning', 'overdue']);
    const told = await counsellor.get('/api/messages?limit=100');
    const messages = at(told.body, 'items');
    const about = Array.isArray(messages)
      ? messages
          .filter((one: unknown) => String(at(one, 'link')).startsWith('/desk/'))
          .map((one: unknown) => at(one, 'kind'))
      : [];
    expect(about).toContain('warning');
    expect(about).toContain('overdue');
    const { rows } = await office.hall.pool.query('SELECT FROM timer WHERE instance_id = $1', [id]);
    expect(rows).toEqual([]);
  });
});
