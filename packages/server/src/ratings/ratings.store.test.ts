import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLeaveWith } from '../catalogue/testing/import-sample.ts';
import { expectInvariants } from '../instances/testing/invariants.ts';
import { at, leave, openTestOffice, send, type TestOffice } from '../instances/testing/test-office.ts';
import type { TestClient, TestResponse } from '../platform/testing/http-client.ts';
import { registerRatingRoutes } from './routes.ts';

const SERVICE = 'leave-undergraduate';
const STUDENT = '202410010101';
/** Heads 学生工作处, which answers for the service. */
const HEAD = 't1004';
const DAY_MS = 86_400_000;
const POOR = { stars: 1, options: ['speed.poor'], comment: ' 等了三周 ', isAnonymous: false, adds: false };
const GOOD = {
  stars: 5,
  options: ['speed.good', 'own.tone.good'],
  comment: '',
  isAnonymous: false,
  adds: false,
};

const words = (zh: string) => ({ zh, en: zh });

let office: TestOffice;
let version: number;
let student: TestClient;
let counsellor: TestClient;
let head: TestClient;

beforeAll(async () => {
  office = await openTestOffice((routes, deps) => registerRatingRoutes(routes, deps));
  version = await importLeaveWith(office.hall, {
    confirmation: { afterDays: 7 },
    rating: {
      replyDays: 3,
      options: [{ key: 'tone', good: words('态度好'), fair: words('态度一般'), poor: words('态度差') }],
    },
  });
  await signIn();
});
afterAll(async () => {
  await expectInvariants(office.hall.pool);
  await office.close();
});

async function signIn(): Promise<void> {
  student = await office.as(STUDENT);
  counsellor = await office.as('t1001');
  head = await office.as(HEAD);
}
/** Days go by; sessions have ended by then. */
async function later(days: number): Promise<void> {
  office.hall.clock.advance(days * DAY_MS);
  await signIn();
}
/** A case of the student that the counsellor has approved. */
async function closedCase(applicant: TestClient = student): Promise<number> {
  const body = { service: SERVICE, serviceVersion: version, data: leaveAhead() };
  const id = Number(at((await send(applicant, '/api/instances', body)).body, 'id'));
  await approve();
  return id;
}
function leaveAhead() {
  const date = new Date(office.hall.clock() + 2 * DAY_MS).toISOString().slice(0, 10);
  return { ...leave(1), period: { from: { date, half: 'am' }, to: { date, half: 'pm' } } };
}
async function approve(): Promise<void> {
  const task = Number(at((await counsellor.get('/api/tasks')).body, 'items.0.id'));
  expect((await send(counsellor, `/api/tasks/${task}/approve`, { seenVersion: 1 })).status).toBe(200);
}
async function confirmedCase(applicant: TestClient = student): Promise<number> {
  const id = await closedCase(applicant);
  expect((await send(applicant, `/api/instances/${id}/confirm`, {})).status).toBe(200);
  return id;
}
const rate = (id: number, body: object, who: TestClient = student): Promise<TestResponse> =>
  who.post(`/api/instances/${id}/rating`, body);
const up = (a: number, b: number): number => a - b;
const codeOf = ({ body }: TestResponse): unknown => at(body, 'code');
async function listed(show = 'all', who: TestClient = head): Promise<readonly unknown[]> {
  const items = at((await who.get(`/api/ratings?show=${show}&limit=100`)).body, 'items');
  return Array.isArray(items) ? items : [];
}
async function titlesOf(who: TestClient): Promise<readonly unknown[]> {
  const items = at((await who.get('/api/messages?limit=100')).body, 'items');
  return Array.isArray(items) ? items.map((one: unknown) => at(one, 'title.zh')) : [];
}
/** How often the heads were reminded. */
async function reminders(): Promise<number> {
  return (await titlesOf(head)).filter((title) => String(title).startsWith('差评待回复')).length;
}
async function rows(id: number) {
  const { rows: all } = await office.hall.pool.query<{ stars: number; no: number; token: string }>(
    'SELECT no, stars, token FROM rating WHERE instance_id = $1 ORDER BY no',
    [id],
  );
  return all;
}

describe('a rating', () => {
  it('is asked for after the question whether it is solved, and only of the applicant', async () => {
    const id = await closedCase();
    expect((await student.get(`/api/instances/${id}/rating`)).body).toMatchObject({ state: 'notYet' });
    expect(codeOf(await rate(id, GOOD))).toBe('NOT_TO_RATE');
    await send(student, `/api/instances/${id}/confirm`, {});
    expect((await student.get(`/api/instances/${id}/rating`)).body).toMatchObject({
      state: 'open',
      given: [],
    });
    for (const other of [counsellor, head, await office.as('202410010102')]) {
      expect((await other.get(`/api/instances/${id}/rating`)).status).toBe(404);
      expect((await rate(id, GOOD, other)).status).toBe(404);
    }
    await office.background.drain();
    const messages = at((await student.get('/api/messages')).body, 'items');
    expect(JSON.stringify(messages)).toContain('您可以在 30 天内评价这次办理');
  });

  it('keeps the words that were ticked, takes only those of its stars, and is one whatever is pressed', async () => {
    const id = await confirmedCase();
    expect(codeOf(await rate(id, { ...POOR, options: ['speed.good'] }))).toBe('RATING_OPTION_UNKNOWN');
    expect(codeOf(await rate(id, { ...POOR, comment: '长'.repeat(501) }))).toBe('INVALID_INPUT');
    expect(codeOf(await rate(id, { ...POOR, stars: 0 }))).toBe('INVALID_INPUT');
    const given = { stars: 5, options: [{ zh: '办理快' }, { zh: '态度好' }], comment: '', reply: null };
    for (let press = 0; press < 3; press++)
      expect((await rate(id, GOOD)).body).toMatchObject({ state: 'rated', given: [given] });
    expect(codeOf(await rate(id, POOR))).toBe('RATED_ALREADY');
    expect(await rows(id)).toHaveLength(1);
  });

  it('is added to once, and stays as anonymous as it was', async () => {
    const id = await confirmedCase();
    await rate(id, { ...GOOD, isAnonymous: true });
    expect(codeOf(await rate(id, { ...POOR, adds: false }))).toBe('RATED_ALREADY');
    const added = { ...POOR, stars: 2, adds: true };
    expect((await rate(id, added)).body).toMatchObject({
      until: null,
      given: [{ stars: 5 }, { stars: 2, comment: '等了三周', isAddition: true, isAnonymous: true }],
    });
    expect((await rate(id, added)).status).toBe(200);
    expect(codeOf(await rate(id, { ...added, stars: 1 }))).toBe('RATED_ALREADY');
    expect(await rows(id)).toHaveLength(2);
  });

  it('is one when two devices send different ones at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await confirmedCase();
      const answers = await Promise.all([rate(id, GOOD), rate(id, POOR)]);
      expect(answers.map(({ status }) => status).toSorted(up)).toEqual([200, 409]);
      const winner = answers[0].status === 200 ? GOOD : POOR;
      expect(await rows(id)).toMatchObject([{ no: 1, stars: winner.stars }]);
    }
  });

  it('comes before a reopen or is refused, and may be given anew after the next close', async () => {
    await office.grant(HEAD, 'office');
    head = await office.as(HEAD);
    for (let round = 0; round < 6; round++) {
      const id = await confirmedCase();
      const reopen = () =>
        send(head, `/api/instances/${id}/reopen`, { node: 'counsellor', reason: '日期有误' });
      const [rated, reopened] =
        round % 2 === 0
          ? await Promise.all([rate(id, POOR), reopen()])
          : (await Promise.all([reopen(), rate(id, POOR)])).toReversed();
      expect(reopened?.status).toBe(200);
      expect([200, 409]).toContain(rated?.status);
      const before = rated?.status === 200 ? [{ stars: 1 }] : [];
      expect(await rows(id)).toMatchObject(before);
      expect(codeOf(await rate(id, GOOD))).toBe('NOT_TO_RATE');
      office.hall.clock.advance(60_000);
      await approve();
      await send(student, `/api/instances/${id}/confirm`, {});
      const given = [...before.map((one) => ({ ...one, isEarlier: true })), { stars: 5, isEarlier: false }];
      expect((await rate(id, GOOD)).body).toMatchObject({ state: 'rated', given });
    }
  });
});

describe('a bad rating', () => {
  it('waits for the unit in charge, is replied to once, and its giver is told', async () => {
    const id = await confirmedCase();
    await rate(id, POOR);
    expect(await listed('all', counsellor)).toEqual([]);
    const token = (await rows(id))[0]?.token ?? '';
    const entry = (await listed('waiting')).find((one) => at(one, 'token') === token);
    expect(entry).toMatchObject({
      from: { name: '李晓雨', instanceId: id },
      comment: '等了三周',
      mustReply: true,
      isOverdue: false,
    });
    const reply = { text: '已向您致歉并改进', result: 'planned', calledBack: true };
    const url = `/api/ratings/${token}/reply`;
    expect(codeOf(await head.post(url, reply))).toBe('PLAN_DATE_MISSING');
    expect(codeOf(await head.post(url, { ...reply, plannedOn: '2026-03-01' }))).toBe('PLAN_DATE_MISSING');
    expect((await counsellor.post(url, { ...reply, plannedOn: '2026-04-01' })).status).toBe(404);
    const both = await Promise.all([1, 2].map(() => head.post(url, { ...reply, plannedOn: '2026-04-01' })));
    expect(both.map(({ status }) => status).toSorted(up)).toEqual([204, 409]);
    expect((await student.get(`/api/instances/${id}/rating`)).body).toMatchObject({
      given: [{ reply: { text: '已向您致歉并改进', plannedOn: '2026-04-01', calledBack: true } }],
    });
    expect(await titlesOf(student)).toContainEqual('您的评价有回复：本科生请假申请');
    expect((await listed('waiting')).map((one) => at(one, 'token'))).not.toContain(token);
  });

  it('of an anonymous giver leads to nobody, and is replied to all the same', async () => {
    const id = await confirmedCase();
    await rate(id, { ...POOR, isAnonymous: true });
    const token = (await rows(id))[0]?.token ?? '';
    const find = async () => (await listed()).find((one) => at(one, 'token') === token);
    expect(await find()).toBeUndefined();
    const reply = { text: '谢谢指出', result: 'fixed', calledBack: true };
    expect((await head.post(`/api/ratings/${token}/reply`, reply)).status).toBe(404);
    await later(1);
    const entry = await find();
    expect(entry).toMatchObject({ from: null, stars: 1, givenOn: '2026-03-02' });
    const { body } = await student.get(`/api/instances/${id}`);
    const told = JSON.stringify(entry);
    for (const trace of ['李晓雨', STUDENT, at(body, 'reference'), 'T01:']) expect(told).not.toContain(trace);
    expect(Object.keys(Object(entry))).not.toContain('instanceId');
    const audit = await office.hall.ownerPool.query(`SELECT FROM audit_entry WHERE action = 'rateInstance'`);
    expect(audit.rowCount).toBe(0);
    expect((await head.post(`/api/ratings/${token}/reply`, reply)).status).toBe(204);
    expect(await titlesOf(student)).toContainEqual('您的评价有回复：本科生请假申请');
    expect(await find()).toMatchObject({ reply: { calledBack: false } });
  });

  it('is made known to the heads when it is new and when it is late, once each', async () => {
    const { pool } = office.hall;
    await pool.query('UPDATE rating SET told_at = now(), told_late_at = now()');
    const id = await confirmedCase();
    await rate(id, POOR);
    const before = await reminders();
    await later(1);
    await office.background.drain();
    expect(await reminders()).toBe(before + 1);
    await later(1);
    await office.background.drain();
    expect(await reminders()).toBe(before + 1);
    await later(3);
    await office.background.drain();
    const token = (await rows(id))[0]?.token;
    const late = (await listed('waiting')).find((one) => at(one, 'token') === token);
    expect(late).toMatchObject({ isOverdue: true });
    expect(await reminders()).toBe(before + 2);
    await later(1);
    await office.background.drain();
    expect(await reminders()).toBe(before + 2);
  });
});

describe('what is told of ratings', () => {
  it('reaches every system that wants to know, in the transaction of the rating, unless it is anonymous', async () => {
    const { pool } = office.hall;
    await pool.query(
      `INSERT INTO business_system (code, version, status_at) VALUES ('centre', 1, now()), ('deaf', 1, now())`,
    );
    await pool.query(
      `INSERT INTO business_system_version (system, version, definition, created_at)
       VALUES ('centre', 1, '{"tells": ["order.rated"]}', now()), ('deaf', 1, '{"tells": []}', now())`,
    );
    const ordered = async () => {
      const id = await confirmedCase();
      await pool.query(
        `INSERT INTO system_order (system, instance_id, order_id, definition_version, created_at)
         SELECT s, $1::bigint, 'o' || $1::bigint, 1, now() FROM unnest(ARRAY['centre', 'deaf']) AS s`,
        [id],
      );
      return id;
    };
    const named = await ordered();
    await rate(named, GOOD);
    await rate(named, { ...POOR, adds: true });
    const hidden = await ordered();
    await rate(hidden, { ...POOR, isAnonymous: true });
    const { rows: told } = await pool.query(
      `SELECT d.system, d.event_id, d.kind, d.status, d.payload FROM system_delivery d ORDER BY d.id`,
    );
    const reference = at((await student.get(`/api/instances/${named}`)).body, 'reference');
    const common = { system: 'centre', kind: 'order.rated', status: 'waiting' };
    expect(told).toEqual([
      {
        ...common,
        event_id: `${String(reference)}:rated:1`,
        payload: {
          reference,
          stars: 5,
          comment: '',
          options: [
            { key: 'speed.good', name: { zh: '办理快', en: 'Handled quickly' } },
            { key: 'own.tone.good', name: { zh: '态度好', en: '态度好' } },
          ],
        },
      },
      expect.objectContaining({ ...common, event_id: `${String(reference)}:rated:2` }),
    ]);
  });

  it('is not kept when the systems cannot be told of it: both or neither', async () => {
    const { pool, ownerPool } = office.hall;
    const id = await confirmedCase();
    await pool.query(
      `INSERT INTO system_order (system, instance_id, order_id, definition_version, created_at) VALUES ('centre', $1, 'x', 1, now())`,
      [id],
    );
    await ownerPool.query(
      `ALTER TABLE system_delivery ADD CONSTRAINT broken CHECK (kind <> 'order.rated') NOT VALID`,
    );
    expect((await rate(id, GOOD)).status).toBe(500);
    expect(await rows(id)).toEqual([]);
    await ownerPool.query('ALTER TABLE system_delivery DROP CONSTRAINT broken');
    expect((await rate(id, GOOD)).status).toBe(200);
    const { rowCount } = await pool.query('SELECT FROM system_delivery WHERE instance_id = $1', [id]);
    expect(rowCount).toBe(1);
  });
});
