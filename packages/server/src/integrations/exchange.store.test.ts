import type { JsonObject } from '@wangban/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doneOf, freshKey } from '../instances/testing/test-desk.ts';
import { expectInvariants } from '../instances/testing/invariants.ts';
import { openTestExchange, type TestExchange } from './testing/test-exchange.ts';

let exchange: TestExchange;
beforeAll(async () => {
  exchange = await openTestExchange();
});
afterAll(async () => {
  await expectInvariants(exchange.hall.pool);
  await exchange.close();
});

interface Filed {
  readonly instanceId: number;
  readonly reference: string;
}
async function filed(data?: JsonObject): Promise<Filed> {
  const submitted = await exchange.submit(data);
  await exchange.settle();
  return submitted;
}

async function rows<T extends object>(sql: string, ...values: readonly unknown[]): Promise<readonly T[]> {
  return (await exchange.hall.pool.query<T>(sql, [...values])).rows;
}
const caseOf = async (id: number) =>
  (await rows<{ status: string; stage: string }>('SELECT status, stage FROM instance WHERE id = $1', id))[0];
const deliveries = (id: number) =>
  rows<{ kind: string; status: string }>(
    'SELECT kind, status FROM system_delivery WHERE instance_id = $1 ORDER BY id',
    id,
  );
const results = async ({ reference }: Filed) =>
  (
    await rows<{ result: string }>(
      'SELECT result FROM system_event WHERE reference = $1 ORDER BY id',
      reference,
    )
  ).map(({ result }) => result);

const minutes = (count: number): void => exchange.hall.clock.advance(count * 60_000);
const orders = ({ reference }: Filed) =>
  exchange.simulator.orders().filter((order) => order.reference === reference);
const actions = ({ reference }: Filed) => exchange.simulator.effects(reference).map(({ action }) => action);
async function office(
  of: Filed,
  ...steps: readonly (Parameters<TestExchange['simulator']['change']>[1] | 'next')[]
): Promise<void> {
  const id = orders(of)[0]?.id ?? '';
  for (const step of steps) {
    minutes(1);
    if (step === 'next') exchange.simulator.step(id);
    else exchange.simulator.change(id, step);
    await exchange.settle();
  }
}
const command = async (instanceId: number, type: 'remind' | 'withdraw' | 'confirm') => {
  const from = { person: exchange.student, key: freshKey() };
  return doneOf(await exchange.parts.instances.lane.send({ command: { type }, instanceId, from }));
};
const timeline = async (id: number, personNo = '202410010101', role?: 'office') => {
  const client = await exchange.as(personNo, role);
  const { body } = await client.get(`/api/instances/${id}`);
  return JSON.stringify(body);
};

describe('a case whose work a business system does', () => {
  it('passes on what the applicant adds while it works, once, with its files, and shows it in the history', async () => {
    const of = await filed({ reason: '灯不亮' });
    const client = await exchange.as('202410010101');
    const key = freshKey();
    const add = (body: object, idempotency = key) =>
      client.post(`/api/instances/${of.instanceId}/supplement`, body, { 'idempotency-key': idempotency });
    expect((await add({ note: '插座也松了' })).status).toBe(200);
    expect((await add({ note: '插座也松了' })).status).toBe(200);
    await exchange.settle();
    expect(actions(of)).toEqual(['order.create', 'order.noted']);
    expect(await timeline(of.instanceId)).toContain('插座也松了');
    expect(await add({ note: '看图', files: ['AAAAAAAAAAAAAAAAAAAAAA'] }, freshKey())).toMatchObject({
      body: { code: 'FILES_NOT_YOURS' },
    });
    const stranger = await exchange.as('202410010102');
    const theirs = await stranger.post(
      `/api/instances/${of.instanceId}/supplement`,
      { note: '我也要' },
      { 'idempotency-key': freshKey() },
    );
    expect(theirs.status).toBe(404);
  });

  it('makes one order there, shows what is told with its photo, counts as accepted, and closes when it is done', async () => {
    const of = await filed({ reason: '灯不亮' });
    expect(orders(of)).toMatchObject([{ status: 'new' }]);
    await office(of, 'next');
    expect(await caseOf(of.instanceId)).toEqual({ status: 'running', stage: 'accepted' });
    await office(of, 'next', 'next');
    expect(await caseOf(of.instanceId)).toMatchObject({ status: 'closed' });
    const seen = await timeline(of.instanceId);
    for (const word of ['已派单', '下午带灯管上门', '13900139', '已更换灯管', '修后.png'])
      expect(seen).toContain(word);
    const [photo] = await rows<{ id: string }>(
      'SELECT f.id FROM file f JOIN system_photo p ON p.file_id = f.id WHERE f.instance_id = $1',
      of.instanceId,
    );
    const client = await exchange.as('202410010101');
    expect((await client.get(`/api/files/${photo?.id ?? ''}`)).status).toBe(200);
    expect(actions(of)).toEqual(['order.create']);
    const heard = await results(of);
    expect(heard.filter((result) => result === 'applied')).toHaveLength(4);
    expect(heard.filter((result) => result !== 'applied')).toEqual(['repeat']);
  });

  it('is given the fields that the flow passes, and nothing else of the case', async () => {
    const { instanceId } = await filed({ reason: '灯不亮', phone: '13700137000' });
    const [row] = await rows<{ body: Buffer }>(
      'SELECT body FROM system_delivery WHERE instance_id = $1',
      instanceId,
    );
    const body = row?.body.toString() ?? '';
    expect(JSON.parse(body)).toMatchObject({
      type: 'order.create',
      data: { service: 'repair', operation: 'repair', lap: 1, fields: { description: '灯不亮' } },
    });
    expect(body).not.toContain('13700137000');
  });

  it('tells a decision that the system asked for, and goes on once it was delivered', async () => {
    const of = await filed();
    await office(of, { status: 'done', costCents: 5000 });
    expect(actions(of)).toEqual(['order.create', 'order.decided']);
    expect(await caseOf(of.instanceId)).toMatchObject({ status: 'closed' });
  });

  it('ends by the error that the status stands for, however the status is written', async () => {
    const of = await filed();
    await office(of, { status: '  ＲＥＦＵＳＥＤ ', note: '不归我们管' });
    expect(await caseOf(of.instanceId)).toMatchObject({ status: 'closed' });
    expect(await timeline(of.instanceId)).toContain('不归我们管');
  });

  it('is asked for again as the same order when the applicant says that it is not solved', async () => {
    const of = await filed();
    await office(of, 'next', 'next', 'next');
    const from = { person: exchange.student, key: freshKey() };
    const unsolved = { type: 'notSolved', reason: '还是不亮' } as const;
    const { instanceId } = of;
    doneOf(await exchange.parts.instances.lane.send({ command: unsolved, instanceId, from }));
    await exchange.settle();
    expect(orders(of)).toMatchObject([{ status: 'reopened' }]);
    expect(await caseOf(instanceId)).toMatchObject({ status: 'running' });
    await office(of, 'next', 'next');
    expect(await caseOf(instanceId)).toMatchObject({ status: 'closed' });
    await command(instanceId, 'confirm');
    await exchange.settle();
    expect(actions(of)).toEqual(['order.create', 'order.reopened', 'order.confirmed']);
  });

  it('tells reminders and the withdrawal, whose echo does nothing', async () => {
    const of = await filed();
    minutes(60);
    await command(of.instanceId, 'remind');
    await exchange.settle();
    await command(of.instanceId, 'withdraw');
    await exchange.settle();
    expect(await deliveries(of.instanceId)).toEqual([
      { kind: 'order.create', status: 'done' },
      { kind: 'order.reminded', status: 'done' },
      { kind: 'order.withdrawn', status: 'done' },
    ]);
    const heard = await results(of);
    expect(heard.filter((result) => result === 'echo')).toHaveLength(2);
    expect(new Set(heard)).toEqual(new Set(['applied', 'repeat', 'echo']));
    expect(await timeline(of.instanceId)).not.toContain('已撤销');
  });

  it('shows the phone of the worker to the applicant, and to nobody else', async () => {
    const { instanceId, ...of } = await filed();
    await office({ instanceId, ...of }, 'next', 'next');
    expect(await timeline(instanceId)).toContain('13900139');
    const people = exchange.parts.directory.current();
    const head = people.heads(people.unitByCode('xsgzc')?.id ?? 0)[0] ?? 0;
    const other = await timeline(instanceId, people.person(head)?.personNo ?? '', 'office');
    expect(other).toContain('已派单');
    expect(other).not.toContain('13900139');
  });
});
