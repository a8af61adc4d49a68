import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HookReply, HookRequest } from '@wangban/connectors/webhook';
import { importLeave } from '../../catalogue/testing/import-sample.ts';
import { expectInvariants } from '../../instances/testing/invariants.ts';
import { freshKey } from '../../instances/testing/test-desk.ts';
import { at, leave, send } from '../../instances/testing/test-office.ts';
import type { TestClient } from '../../platform/testing/http-client.ts';
import type { HookRule } from '../systems/definition.ts';
import { setStatus } from '../systems/set-status.ts';
import { CENTRE } from '../testing/centre.ts';
import { openTestExchange, type TestExchange } from '../testing/test-exchange.ts';

const rule = (hook: HookRule['hook'], more: Partial<HookRule> = {}): HookRule => ({
  hook,
  services: ['repair'],
  fields: ['reason', 'emergencyName', 'type'],
  limitMs: 300,
  fallback: 'allow',
  ...more,
});
const HOOKS = [
  rule('instance.starting'),
  rule('field.changing', { watches: ['reason'], fallback: 'refuse' }),
  rule('field.suggesting', { fields: ['reason'], fallback: 'refuse' }),
  rule('action.doing', { services: ['leave-undergraduate'], fallback: 'refuse' }),
  rule('instance.withdrawing', { fields: ['reason'], fallback: 'refuse' }),
];

let exchange: TestExchange;
let student: TestClient;
let answer: (request: HookRequest) => HookReply;
let heard: HookRequest[];
beforeAll(async () => {
  heard = [];
  exchange = await openTestExchange({
    definition: { hooks: HOOKS },
    simulator: {
      answerHook: (request) => {
        heard.push(request);
        return answer(request);
      },
    },
  });
  student = await exchange.as('202410010101');
});
afterAll(async () => {
  await expectInvariants(exchange.hall.pool);
  await exchange.close();
});
beforeEach(() => {
  heard = [];
  answer = () => ({});
  exchange.simulator.setFaults({});
  // Longer than the breaker stays open.
  exchange.hall.clock.advance(61_000);
});

const LEAVE = {
  type: 'sick',
  period: { from: { date: '2026-03-03', half: 'am' }, to: { date: '2026-03-03', half: 'pm' } },
  reason: '发烧，需要去医院',
  leavesCampus: false,
  phone: '13800138000',
  emergencyName: '林父',
  emergencyPhone: '13900139000',
};
const ask = (more: object = {}, client = student) =>
  client.post('/api/services/repair/form/ask', { data: {}, ...more });
const openForm = () => ask();
const search = (more: object = {}) =>
  student.post('/api/services/repair/form/search', { data: {}, field: 'reason', query: '显微镜', ...more });
const submit = (key = freshKey(), headers = {}) =>
  student.post(
    '/api/instances',
    { service: 'repair', serviceVersion: 1, data: LEAVE },
    { 'idempotency-key': key, ...headers },
  );
const withdraw = (id: number, key = freshKey()) =>
  student.post(`/api/instances/${id}/withdraw`, {}, { 'idempotency-key': key });
async function call(): Promise<{ hook: string; outcome: string; fallback: string | null } | undefined> {
  const { rows } = await exchange.hall.pool.query(
    'SELECT hook, outcome, fallback FROM hook_call ORDER BY id DESC LIMIT 1',
  );
  return rows[0];
}
async function cases(): Promise<number> {
  const { rows } = await exchange.hall.pool.query('SELECT count(*)::integer AS count FROM instance');
  return rows[0].count;
}

const filed = async () => (await exchange.submit({ reason: '灯不亮' })).instanceId;
async function waiting(): Promise<number> {
  const handedIn = await send(student, '/api/instances', {
    service: 'leave-undergraduate',
    serviceVersion: 1,
    data: leave(1),
  });
  expect(handedIn.status).toBe(201);
  const id = at(handedIn.body, 'id');
  const { rows } = await exchange.hall.pool.query('SELECT id FROM task WHERE instance_id = $1', [id]);
  return rows[0].id;
}

describe('an opened form', () => {
  it('stands before anybody is asked, and says whom its page may ask', async () => {
    const { body } = await student.get('/api/services/repair/form');
    expect(body).toMatchObject({
      eligible: true,
      asked: { opening: true, changing: ['reason'], suggesting: ['reason'] },
    });
    expect(heard).toEqual([]);
  });

  it('has what the system fills in, with its name, and tells it no more than the rule says', async () => {
    answer = () => ({ prefill: { emergencyName: '林父', reason: '设备坏了，需要维修' } });
    const { body } = await openForm();
    const from = { zh: '报修中心', en: 'Repair centre' };
    expect(body).toEqual({
      offered: [
        { field: 'reason', value: '设备坏了，需要维修', from },
        { field: 'emergencyName', value: '林父', from },
      ],
      objection: null,
      messages: [],
      options: [],
    });
    expect(heard[0]).toMatchObject({ actor: { personNo: '202410010101' }, service: 'repair', form: {} });
    expect(await call()).toEqual({ hook: 'instance.starting', outcome: 'allow', fallback: null });
  });

  it('takes nothing for fields that were not granted, that are not there, or that the form would refuse', async () => {
    answer = () => ({
      prefill: { emergencyPhone: '13700137000', nonsense: 1, type: 'holiday', reason: { html: '<b>' } },
    });
    expect((await openForm()).body).toHaveProperty('offered', []);
  });

  it('says why it is of no use when the system does; what it says stays text', async () => {
    answer = () => ({ decision: 'veto', message: '<script>alert(1)</script>这台设备\u0000已经\u202e报废' });
    expect((await openForm()).body).toHaveProperty(
      'objection.zh',
      '报修中心答复：“<script>alert(1)</script>这台设备 已经 报废”。您填写过的内容仍然保留。',
    );
  });

  it.each(['hook-slow', 'hook-500', 'hook-oversize', 'hook-schema'] as const)(
    'is filled in all the same when the system has the fault %s',
    async (fault) => {
      exchange.simulator.setFaults({ [fault]: 1 });
      expect((await openForm()).body).toMatchObject({ objection: null, offered: [] });
      expect(await call()).toEqual({ hook: 'instance.starting', outcome: 'failed', fallback: 'allow' });
    },
  );
});

describe('a field that changed', () => {
  it('is asked about with what the rule grants, as it would be stored', async () => {
    answer = () => ({
      message: '显微镜，保管人 黎志强',
      prefill: { emergencyName: '黎志强' },
      options: [{ code: 'A1', name: '荧光显微镜' }],
    });
    const { body } = await ask({
      field: 'reason',
      data: { reason: ' Ａ１显微镜坏了 ', phone: '13800138000' },
    });
    const from = { zh: '报修中心', en: 'Repair centre' };
    expect(body).toMatchObject({
      offered: [{ field: 'emergencyName', value: '黎志强', from }],
      messages: [{ from, text: '显微镜，保管人 黎志强' }],
      options: [{ code: 'A1', name: '荧光显微镜' }],
    });
    expect(heard).toMatchObject([
      { hook: 'field.changing', field: 'reason', form: { reason: 'A1显微镜坏了' } },
    ]);
    expect(Object.keys(heard[0]?.form ?? {})).toEqual(['reason']);
  });

  it('is nobody’s business where no system watches it', async () => {
    expect((await ask({ field: 'emergencyName' })).body).toMatchObject({ offered: [], messages: [] });
    expect(heard).toEqual([]);
  });

  it('has no answer within its time, whatever the rule wants without one', async () => {
    exchange.simulator.setFaults({ 'hook-slow': 1 });
    expect(await ask({ field: 'reason' })).toMatchObject({
      status: 200,
      body: { offered: [], objection: null },
    });
    expect(await call()).toMatchObject({ hook: 'field.changing', outcome: 'failed' });
  });

  it('is not asked about for people for whom one may not apply, nor of a service that is not there', async () => {
    const stranger = exchange.parts.directory.current().personByNo('202410010102')?.id;
    expect((await ask({ field: 'reason', for: stranger })).status).toBe(403);
    expect((await ask({ field: 'reason', version: 99 })).status).toBe(404);
    expect(heard).toEqual([]);
  });
});

describe('a search in a field', () => {
  it('finds what the system has, page by page', async () => {
    answer = ({ page }) =>
      page === 2
        ? { options: [{ code: 'A2', name: '倒置显微镜' }] }
        : { options: [{ code: 'A1', name: '荧光\u202e显微镜' }], more: true };
    expect((await search()).body).toEqual({ items: [{ code: 'A1', name: '荧光 显微镜' }], more: true });
    expect((await search({ page: 2 })).body).toEqual({
      items: [{ code: 'A2', name: '倒置显微镜' }],
      more: false,
    });
    expect(heard).toMatchObject([
      { hook: 'field.suggesting', field: 'reason', query: '显微镜', page: 1 },
      { page: 2 },
    ]);
  });

  it.each(['hook-slow', 'hook-schema'] as const)(
    'finds nothing when the system has the fault %s',
    async (fault) => {
      exchange.simulator.setFaults({ [fault]: 1 });
      expect(await search()).toMatchObject({ status: 200, body: { items: [], more: false } });
    },
  );

  it('that fails again and again is left alone, and takes no other question with it', async () => {
    const id = await filed();
    exchange.simulator.setFaults({ 'hook-500': 1 });
    for (let time = 0; time < 5; time++) await search({ query: `显微镜${time}` });
    exchange.simulator.setFaults({});
    heard = [];
    await search();
    expect(heard).toEqual([]);
    expect((await withdraw(id)).status).toBe(200);
    expect(heard).toMatchObject([{ hook: 'instance.withdrawing' }]);
  });

  it('needs something to look for, and a field that is watched', async () => {
    expect((await search({ query: '' })).status).toBe(400);
    expect((await search({ field: 'emergencyName' })).body).toEqual({ items: [], more: false });
    expect(heard).toEqual([]);
  });
});

describe('a first submit', () => {
  it('is refused by a veto, with the name of the system; nothing is stored', async () => {
    const before = await cases();
    answer = () => ({ decision: 'veto', message: '该宿舍正在大修' });
    const { status, body } = await submit();
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'SYSTEM_OBJECTS',
      detail: '您的操作没有执行。报修中心答复：“该宿舍正在大修”。您填写的内容仍然保留。',
    });
    expect(await cases()).toBe(before);
    expect(heard[0]?.form).toEqual({ type: 'sick', reason: LEAVE.reason, emergencyName: '林父' });
  });

  it('goes on when the system does not answer and the rule says so', async () => {
    exchange.simulator.setFaults({ 'hook-slow': 1 });
    expect((await submit()).status).toBe(201);
  });

  it('is answered as the first time when it comes again, and nobody is asked', async () => {
    const key = freshKey();
    const first = await submit(key);
    answer = () => ({ decision: 'veto' });
    heard = [];
    expect((await submit(key)).body).toEqual(first.body);
    expect(heard).toEqual([]);
  });

  it('does not ask a system that has failed five times, until a minute later', async () => {
    exchange.simulator.setFaults({ 'hook-500': 1 });
    for (let time = 0; time < 5; time++) await openForm();
    exchange.simulator.setFaults({});
    expect((await submit()).status).toBe(201);
    expect(heard).toEqual([]);
    exchange.hall.clock.advance(61_000);
    await openForm();
    expect(heard).toHaveLength(1);
  });
});

describe('a withdrawal', () => {
  it('is refused by a veto and goes on without', async () => {
    const id = await filed();
    answer = () => ({ decision: 'veto', message: '维修员已经出发' });
    expect(await withdraw(id)).toMatchObject({ status: 422, body: { code: 'SYSTEM_OBJECTS' } });
    expect(heard[0]).toMatchObject({ hook: 'instance.withdrawing', action: 'withdraw', instance: {} });
    answer = () => ({});
    expect((await withdraw(id)).status).toBe(200);
  });

  it('is refused in plain words when the system does not answer', async () => {
    const id = await filed();
    exchange.simulator.setFaults({ 'hook-slow': 1 });
    const { status, body } = await withdraw(id);
    expect(status).toBe(503);
    expect(body).toMatchObject({
      code: 'SYSTEM_UNANSWERED',
      detail: '您的操作没有执行：报修中心暂时没有回答，请稍后再试。您填写的内容仍然保留。',
    });
    expect(await call()).toMatchObject({ outcome: 'failed', fallback: 'refuse' });
  });

  it('does not ask about the cases of others', async () => {
    const id = await filed();
    const other = await exchange.as('202410010102');
    heard = [];
    const answered = await other.post(`/api/instances/${id}/withdraw`, {}, { 'idempotency-key': freshKey() });
    expect(answered.status).toBe(404);
    expect(heard).toEqual([]);
  });

  it('asks nobody while the system is paused', async () => {
    const id = await filed();
    const { clock, pool } = exchange.hall;
    const deps = { pool, clock, systems: exchange.parts.systems };
    await setStatus(deps, CENTRE, 'paused', '检修');
    answer = () => ({ decision: 'veto' });
    expect((await withdraw(id)).status).toBe(200);
    await setStatus(deps, CENTRE, 'active', '检修结束');
  });
});

describe('a decision', () => {
  let counsellor: TestClient;
  beforeAll(async () => {
    await importLeave(exchange.hall);
    await exchange.parts.catalogue.refresh();
    counsellor = await exchange.as('t1001');
  });
  const decide = (task: number, verb: string, more = {}) =>
    send(counsellor, `/api/tasks/${task}/${verb}`, { seenVersion: 1, ...more });

  it.each([
    ['approve', 'approve', {}],
    ['reject', 'reject', { opinion: '材料不全，不能批准' }],
    ['return', 'return', { opinion: '请补材料', target: { kind: 'applicant' }, resume: 'rewalk' }],
  ] as const)('to %s is refused by a veto, and stored without', async (verb, action, more) => {
    const task = await waiting();
    heard = [];
    answer = () => ({ decision: 'veto', message: '库存不足' });
    expect(await decide(task, verb, more)).toMatchObject({ status: 422, body: { code: 'SYSTEM_OBJECTS' } });
    expect(heard[0]).toMatchObject({
      hook: 'action.doing',
      action,
      actor: { personNo: 't1001' },
      entitled: { personNo: 't1001' },
      form: { reason: '家中有事需要回家处理' },
    });
    answer = () => ({});
    expect((await decide(task, verb, more)).status).toBe(200);
  });

  it('in a batch is refused by itself', async () => {
    const tasks = [await waiting(), await waiting()];
    answer = ({ instance }) => (instance === undefined ? {} : { decision: 'veto', message: '库存不足' });
    const items = tasks.map((taskId) => ({ taskId, seenVersion: 1 }));
    const { body } = await send(counsellor, '/api/tasks/batch', { items });
    const detail = '您的操作没有执行。报修中心答复：“库存不足”。您填写的内容仍然保留。';
    expect(body).toEqual({
      results: tasks.map((taskId) => ({ taskId, done: false, code: 'SYSTEM_OBJECTS', detail })),
    });
  });

  it('of somebody whose task it is not is refused without asking', async () => {
    const task = await waiting();
    heard = [];
    expect((await send(student, `/api/tasks/${task}/approve`, { seenVersion: 1 })).status).toBe(403);
    expect(heard).toEqual([]);
  });

  it('is refused in plain words when the system is dead', async () => {
    const task = await waiting();
    await exchange.simulator.close();
    const { status, body } = await decide(task, 'approve');
    expect([status, at(body, 'code')]).toEqual([503, 'SYSTEM_UNANSWERED']);
    expect(await call()).toMatchObject({ hook: 'action.doing', outcome: 'failed', fallback: 'refuse' });
  });
});
