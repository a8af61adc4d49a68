import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importLeaveWith } from '../catalogue/testing/import-sample.ts';
import { expectInvariants } from '../instances/testing/invariants.ts';
import { at, leave, openTestOffice, send, type TestOffice } from '../instances/testing/test-office.ts';
import type { TestClient } from '../platform/testing/http-client.ts';
import { rebuildStatistics } from '../statistics/rebuild.ts';
import { registerObligationRoutes } from './routes.ts';

const SERVICE = 'leave-undergraduate';
const STUDENT = '202410010101';
const DAY_MS = 86_400_000;
const BACK = { back: true };

let office: TestOffice;
let version: number;
let student: TestClient;
let counsellor: TestClient;

beforeAll(async () => {
  office = await openTestOffice((routes, deps) => registerObligationRoutes(routes, deps));
  student = await office.as(STUDENT);
  counsellor = await office.as('t1001');
  version = await importLeaveWith(office.hall, {
    confirmation: { afterDays: 7, maxFiles: 3 },
    obligations: [
      {
        kind: 'reportBack',
        name: { zh: '销假', en: 'Report back' },
        due: { field: 'period', plusDays: 1 },
        remindDaysBefore: [1],
        evidence: [{ key: 'back', type: 'yesNo', label: { zh: '已返校', en: 'I am back' } }],
        onFulfil: 'approvers',
        onOverdue: 'approvers',
        blocksNew: true,
        extendable: true,
      },
    ],
  });
});
afterAll(async () => {
  await expectInvariants(office.hall.pool);
  await office.close();
});

/** 事假 of one day, the day after tomorrow. */
function leaveAhead() {
  const date = new Date(office.hall.clock() + 2 * DAY_MS).toISOString().slice(0, 10);
  return { ...leave(1), period: { from: { date, half: 'am' }, to: { date, half: 'pm' } } };
}

function apply(more: object = {}) {
  return send(student, '/api/instances', {
    service: SERVICE,
    serviceVersion: version,
    data: leaveAhead(),
    ...more,
  });
}

/** A leave of one day, two days from now, that the counsellor has approved. */
async function approved(more: object = {}): Promise<number> {
  const id = Number(at((await apply(more)).body, 'id'));
  const task = Number(at((await counsellor.get('/api/tasks')).body, 'items.0.id'));
  expect((await send(counsellor, `/api/tasks/${task}/approve`, { seenVersion: 1 })).status).toBe(200);
  return id;
}
async function owed(id: number): Promise<number> {
  return Number(at((await student.get(`/api/instances/${id}`)).body, 'obligations.0.no'));
}
async function fulfil(id: number, data: object = BACK) {
  return send(student, `/api/instances/${id}/fulfil`, { obligation: await owed(id), data });
}
/** Days go by; sessions have ended by then. */
async function later(days: number): Promise<void> {
  office.hall.clock.set(new Date(office.hall.clock() + days * DAY_MS).toISOString());
  student = await office.as(STUDENT);
  counsellor = await office.as('t1001');
}
const codeOf = ({ body }: { readonly body: unknown }): unknown => at(body, 'code');
const kinds = async (client: TestClient): Promise<readonly unknown[]> => {
  const items = at((await client.get('/api/messages')).body, 'items');
  return Array.isArray(items) ? items.map((one: unknown) => at(one, 'title.zh')) : [];
};

describe('an obligation', () => {
  it('shows at home and at the case, refuses a new application, and ends with its evidence', async () => {
    const id = await approved();
    expect((await student.get('/api/obligations')).body).toMatchObject({
      items: [
        { instanceId: id, name: { zh: '销假' }, dueAt: '2026-03-05T15:59:00.000Z', overdue: false },
        { instanceId: id, kind: 'confirmation' },
      ],
    });
    expect((await (await office.as('202410010102')).get('/api/obligations')).body).toEqual({ items: [] });
    const refused = await apply();
    expect([refused.status, codeOf(refused)]).toEqual([409, 'OBLIGATION_OPEN']);
    expect(at(refused.body, 'detail')).toContain('销假');
    expect((await fulfil(id, {})).body).toMatchObject({
      code: 'FORM_INVALID',
      errors: [{ field: '/data/back' }],
    });
    expect(
      codeOf(
        await send(counsellor, `/api/instances/${id}/fulfil`, { obligation: await owed(id), data: BACK }),
      ),
    ).toBe('NOT_YOUR_INSTANCE');
    expect((await fulfil(id)).status).toBe(200);
    expect(codeOf(await fulfil(id))).toBe('NO_OBLIGATION');
    expect((await counsellor.get(`/api/instances/${id}`)).body).toMatchObject({
      obligations: [{ status: 'fulfilled', evidence: BACK }],
    });
    await office.background.drain();
    expect(await kinds(counsellor)).toContainEqual(expect.stringContaining('已完成'));
    await send(student, `/api/instances/${id}/confirm`, {});
  });

  it('is reminded of, goes overdue, and an extension that is approved after the due date takes its place', async () => {
    const first = await approved();
    await later(2);
    await office.background.drain();
    await later(2);
    await office.background.drain();
    expect((await student.get('/api/obligations')).body).toMatchObject({ items: [{ overdue: true }, {}] });
    expect(await kinds(student)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('即将到期：销假'),
        expect.stringContaining('已逾期：销假'),
      ]),
    );
    expect(await kinds(counsellor)).toContainEqual(expect.stringContaining('逾期未办'));
    const data = {
      ...leave(1),
      period: { from: { date: '2026-03-07', half: 'am' }, to: { date: '2026-03-08', half: 'pm' } },
      type: 'personal',
    };
    const extension = { data, extends: { instanceId: first, obligation: await owed(first) } };
    expect(codeOf(await apply({ data, extends: { instanceId: first, obligation: 999 } }))).toBe(
      'NOT_EXTENDABLE',
    );
    const second = Number(at((await apply(extension)).body, 'id'));
    for (const who of [counsellor, await office.as('t1002')]) {
      const task = Number(at((await who.get('/api/tasks')).body, 'items.0.id'));
      if (task > 0) await send(who, `/api/tasks/${task}/approve`, { seenVersion: 1 });
    }
    await office.background.drain();
    expect((await student.get(`/api/instances/${first}`)).body).toMatchObject({
      obligations: [{ status: 'extended' }],
    });
    expect(at((await student.get('/api/obligations')).body, 'items')).toContainEqual(
      expect.objectContaining({ instanceId: second, dueAt: '2026-03-09T15:59:00.000Z', overdue: false }),
    );
    expect((await fulfil(second)).status).toBe(200);
    for (const id of [first, second]) await send(student, `/api/instances/${id}/confirm`, {});
  });
});

describe('the question whether it is solved', () => {
  it('opens the case again with a reason, and is asked once more', async () => {
    const id = await approved();
    expect((await student.get(`/api/instances/${id}`)).body).toMatchObject({
      confirmation: { maxFiles: 3 },
      mayAct: true,
    });
    const url = `/api/instances/${id}`;
    expect(
      codeOf(await send(student, `${url}/not-solved`, { reason: '没好', files: ['A'.repeat(22)] })),
    ).toBe('FILES_NOT_YOURS');
    expect(codeOf(await send(counsellor, `${url}/confirm`, {}))).toBe('NOT_YOUR_INSTANCE');
    expect((await send(student, `${url}/not-solved`, { reason: '日期弄错了' })).status).toBe(200);
    expect((await student.get('/api/obligations')).body).toEqual({ items: [] });
    const task = Number(at((await counsellor.get('/api/tasks')).body, 'items.0.id'));
    expect((await send(counsellor, `/api/tasks/${task}/approve`, { seenVersion: 1 })).status).toBe(200);
    expect((await send(student, `${url}/confirm`, {})).status).toBe(200);
    expect((await student.get(url)).body).toMatchObject({ confirmation: null, confirmed: 'applicant' });
    await fulfilLast(id);
  });

  it('is answered by default once, or refused once, when both come at the same moment', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 10; round++) {
      const id = await approved();
      await fulfilLast(id);
      await later(7);
      const fire = () =>
        office.instances.lane.send({
          command: { type: 'fireTimer', timer: 'confirmation', key: '' },
          instanceId: id,
          from: undefined,
        });
      const object = () => send(student, `/api/instances/${id}/not-solved`, { reason: '没好' });
      const [refusal] =
        round % 2 === 0
          ? await Promise.all([object(), fire()])
          : (await Promise.all([fire(), object()])).toReversed();
      const objected = typeof refusal === 'object' && 'status' in refusal && refusal.status === 200;
      const { body } = await student.get(`/api/instances/${id}`);
      expect(body).toMatchObject(
        objected ? { state: 'accepted', confirmed: null } : { state: 'closed', confirmed: 'default' },
      );
      outcomes.add(String(objected));
      const { rows } = await office.hall.pool.query(
        `SELECT status FROM obligation WHERE instance_id = $1 AND kind = 'confirmation'`,
        [id],
      );
      expect(rows).toEqual([{ status: objected ? 'dropped' : 'lapsed' }]);
      if (objected)
        await send(
          counsellor,
          `/api/tasks/${Number(at((await counsellor.get('/api/tasks')).body, 'items.0.id'))}/reject`,
          { seenVersion: 1, opinion: '不再办' },
        );
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });

  it('is counted apart: answers and silence', async () => {
    const counted = async () =>
      (
        await office.hall.pool.query(
          `SELECT measure, sum(amount)::int AS n FROM (SELECT measure, amount FROM statistic UNION ALL SELECT measure, amount FROM statistic_delta) AS all_rows
           WHERE measure LIKE 'confirmed%' GROUP BY measure ORDER BY measure`,
        )
      ).rows;
    const before = await counted();
    expect(before.map((row: unknown) => at(row, 'measure'))).toContain('confirmed');
    await rebuildStatistics(office.hall.pool, 480);
    expect(await counted()).toEqual(before);
  });
});

async function fulfilLast(id: number): Promise<void> {
  const { body } = await student.get(`/api/instances/${id}`);
  const all = at(body, 'obligations');
  for (const one of Array.isArray(all) ? all : []) {
    if (at(one, 'status') !== 'open') continue;
    await send(student, `/api/instances/${id}/fulfil`, { obligation: at(one, 'no'), data: BACK });
  }
}
