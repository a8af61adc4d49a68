import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEvent, hallEvent } from '../testing/fake-hall.ts';
import { signedIn, versionIn } from '../../../foundation/src/testing/page-client.ts';
import { createTestCentre, PASSWORD, type TestCentre } from '../testing/test-centre.ts';

let dorm: TestCentre;
let equipment: TestCentre;
beforeAll(async () => {
  dorm = await createTestCentre();
  equipment = await createTestCentre(path.resolve(import.meta.dirname, '../../../equipment-repair'));
});
afterAll(async () => {
  await dorm.close();
  await equipment.close();
});

let asked = 0;

/** Asks a hook as the hall does. */
async function ask(centre: TestCentre, hook: string, about: Readonly<Record<string, unknown>>) {
  asked += 1;
  const question = {
    id: `hook-${asked}`,
    hookId: `hook-${asked}`,
    hook,
    at: '2026-03-02T01:00:00.000Z',
    service: centre.centre.config.code,
    actor: { personNo: 't1' },
    entitled: { personNo: 't1' },
    form: {},
    ...about,
  };
  return centre.asHall.post(`/hooks/${hook}`, question);
}

const building = { id: 'ws07', name: '五山校区 7 栋' };

describe('the dormitory centre', () => {
  test('takes no report from a building under renovation, from the first to the last day', async () => {
    const manager = await signedIn(dorm.url, 'fangyl', PASSWORD);
    const form = { area: 'ws07', begins: '2026-03-02', ends: '2026-03-03', message: '' };
    expect((await manager.post('/renovations', { ...form, ends: '2026-03-01' })).status).toBe(422);
    expect((await manager.post('/renovations', form)).status).toBe(303);
    const veto = await ask(dorm, 'instance.starting', { form: { building } });
    expect(veto.json).toMatchObject({ decision: 'veto' });
    expect(veto.json['message']).toContain('五山校区 7 栋');
    const chosen = await ask(dorm, 'field.changing', { field: 'building', form: { building } });
    expect(chosen.json).toEqual({ message: veto.json['message'] });
    const other = await ask(dorm, 'field.changing', { field: 'building', form: { building: 'ws03' } });
    expect(other.json).toEqual({});
    expect((await ask(dorm, 'instance.starting', { form: { building: 'ws03' } })).json).toEqual({
      decision: 'allow',
    });
    const last = new Date('2026-03-03T15:59:00Z').getTime();
    dorm.clock.now = last;
    expect((await ask(dorm, 'instance.starting', { form: { building } })).json['decision']).toBe('veto');
    dorm.clock.now = last + 60_000;
    expect((await ask(dorm, 'instance.starting', { form: { building } })).json['decision']).toBe('allow');
    // The session of the day before has ended.
    const later = await signedIn(dorm.url, 'fangyl', PASSWORD);
    const id = /renovations\/(\d+)\/end/.exec((await later.get('/settings')).text)?.[1];
    await later.post(`/renovations/${id}/end`, {});
    dorm.clock.now = last;
    expect((await ask(dorm, 'instance.starting', { form: { building } })).json['decision']).toBe('allow');
  });

  test('finds rooms of the building by the beginning of their number', async () => {
    const search = { field: 'room', query: '41', form: { building: { id: 'ws03', name: '3 栋' } } };
    const { json } = await ask(dorm, 'field.suggesting', search);
    expect(json['options']).toEqual(
      [410, 411, 412, 413, 414, 415, 416, 417, 418].map((n) => ({ code: `ws03-${n}`, name: String(n) })),
    );
    expect((await ask(dorm, 'field.suggesting', { ...search, form: {} })).json).toEqual({ options: [] });
  });

  test('says what is being repaired in the room already', async () => {
    const form = { building: 'ws03', room: { id: 'ws03-412', name: '412' } };
    expect((await ask(dorm, 'field.changing', { field: 'room', form })).json).toEqual({});
    await dorm.asHall.post('/orders', createEvent('H-1'));
    const { json } = await ask(dorm, 'field.changing', { field: 'room', form });
    expect(json['message']).toContain('BX2026-0001（水，已收到，待派单）');
  });

  test('lets nobody withdraw once a worker is on the way, and no deadline run out while parts are awaited', async () => {
    const instance = { reference: 'H-2', version: 3 };
    const id = String((await dorm.asHall.post('/orders', createEvent('H-2'))).json['id']);
    const [office, worker] = await Promise.all([
      signedIn(dorm.url, 'luxh', PASSWORD),
      signedIn(dorm.url, 'moqh', PASSWORD),
    ]);
    const { rows } = await dorm.centre.pool.query<{ id: number }>(
      `SELECT id FROM account WHERE login = 'moqh'`,
    );
    const act = async (who: typeof office, key: string, form: Record<string, string> = {}) => {
      const version = versionIn(await who.get(`/orders/${id}`));
      return (await who.post(`/orders/${id}/acts/${key}`, { version, ...form })).status;
    };
    expect(await act(office, 'dispatch', { worker: String(rows[0]?.id) })).toBe(303);
    expect(await act(worker, 'accept')).toBe(303);
    expect((await ask(dorm, 'instance.withdrawing', { instance })).json).toEqual({ decision: 'allow' });
    expect((await ask(dorm, 'task.expiring', { instance })).json).toEqual({});
    expect(await act(worker, 'depart')).toBe(303);
    const veto = await ask(dorm, 'instance.withdrawing', { instance });
    expect(veto.json).toMatchObject({ decision: 'veto' });
    expect(veto.json['message']).toContain('莫庆华');
    expect(await act(worker, 'arrive')).toBe(303);
    expect(await act(worker, 'needParts', { parts: '合页' })).toBe(303);
    expect((await ask(dorm, 'task.expiring', { instance })).json).toMatchObject({
      timer: { do: 'postpone', seconds: 86_400 },
    });
  });

  test('refuses hooks that it does not offer, and questions that are none', async () => {
    expect((await ask(dorm, 'action.doing', {})).status).toBe(404);
    expect((await ask(dorm, 'instance.starting', { form: 'x' })).status).toBe(400);
    expect((await dorm.asHall.post('/hooks/constructor', { id: 'x-1' })).status).toBe(404);
  });
});

async function quoted(reference: string, cost: string) {
  const fields = {
    assetNo: '2021004567',
    place: '农学楼 312 室',
    kind: { id: 'centrifuge', name: '离心机' },
    symptom: '报 E12',
  };
  const made = await equipment.asHall.post(
    '/orders',
    createEvent(reference, { service: 'equipment-repair', fields }),
  );
  const id = String(made.json['id']);
  const [office, engineer] = await Promise.all([
    signedIn(equipment.url, 'jianglq', PASSWORD),
    signedIn(equipment.url, 'zouzg', PASSWORD),
  ]);
  const { rows } = await equipment.centre.pool.query<{ id: number }>(
    `SELECT id FROM account WHERE login = 'zouzg'`,
  );
  const steps = [
    [office, 'assign', { worker: String(rows[0]?.id) }],
    [engineer, 'accept', {}],
    [engineer, 'inspect', {}],
    [engineer, 'quote', { cost, note: '变频器烧毁' }],
  ] as const;
  for (const [who, key, form] of steps) {
    const version = versionIn(await who.get(`/orders/${id}`));
    expect((await who.post(`/orders/${id}/acts/${key}`, { version, ...form })).status).toBe(303);
  }
  return id;
}

describe('the equipment office', () => {
  test.each(['2021004567', '2021', '离心机', 'lixinji', 'lxj', 'h2050', '离心 H2050'])(
    'finds the centrifuge by %s',
    async (query) => {
      const { json } = await ask(equipment, 'field.suggesting', { field: 'assetNo', query });
      expect(JSON.stringify(json['options'])).toContain('2021004567 高速冷冻离心机 H2050R（农学楼 312 室）');
    },
  );

  test('never offers what was written off, and finds nothing for a stray sign', async () => {
    for (const query of ['2012000417', '%', '', '   ', "'"]) {
      expect((await ask(equipment, 'field.suggesting', { field: 'assetNo', query })).json).toEqual({
        options: [],
      });
    }
  });

  test('gives what it finds by pages', async () => {
    const search = { field: 'assetNo', query: '20' };
    const first = (await ask(equipment, 'field.suggesting', search)).json;
    const second = (await ask(equipment, 'field.suggesting', { ...search, page: 2 })).json;
    expect([first['more'], second['more']]).toEqual([true, undefined]);
    expect(first['options']).toHaveLength(15);
    expect(second['options']).toHaveLength(2);
  });

  test('fills in what the register knows of a number', async () => {
    const { json } = await ask(equipment, 'field.changing', {
      field: 'assetNo',
      form: { assetNo: '2021004567' },
    });
    expect(json['prefill']).toEqual({
      assetName: '高速冷冻离心机 H2050R',
      place: '农学楼 312 室',
      keeper: '黎志强',
      boughtOn: '2021-09-16',
      warrantyUntil: '2024-09-15',
      kind: { id: 'centrifuge', name: '离心机' },
      payingUnit: { id: 'nxy', name: '农学院' },
    });
    const unknown = await ask(equipment, 'field.changing', {
      field: 'assetNo',
      form: { assetNo: '9999999999' },
    });
    expect(unknown.json['message']).toContain('请核对');
    expect(unknown.json['prefill']).toBeUndefined();
  });

  test('repairs nothing that was written off', async () => {
    const form = { assetNo: '2012000417' };
    expect((await ask(equipment, 'instance.starting', { form })).json).toEqual({
      decision: 'veto',
      message: '这台设备已经报废，请走报废处置流程',
    });
    expect((await ask(equipment, 'instance.starting', { form: {} })).json).toEqual({ decision: 'allow' });
  });

  describe('asks the hall about a price', () => {
    test('above the limit only, and goes on when it is approved', async () => {
      const cheap = await quoted('Q-1', '2000');
      expect((await equipment.asHall.get(`/orders/${cheap}`)).json).toMatchObject({
        status: 'approved',
        costCents: 200_000,
      });
      const dear = await quoted('Q-2', '6,500.50');
      expect((await equipment.asHall.get(`/orders/${dear}`)).json).toMatchObject({
        status: 'quoted',
        costCents: 650_050,
      });
      const yes = hallEvent('order.decided', 'Q-2', 2, { decision: 'approved', fields: {}, opinion: '同意' });
      expect((await equipment.asHall.post(`/orders/${dear}/events`, yes)).json['status']).toBe('approved');
    });

    test('and does not repair what is rejected', async () => {
      const id = await quoted('Q-3', '48000');
      const no = hallEvent('order.decided', 'Q-3', 2, { decision: 'rejected', opinion: '用公共平台的' });
      expect((await equipment.asHall.post(`/orders/${id}/events`, no)).json['status']).toBe('unrepaired');
      // Decided once: what comes after that is a line in the history.
      const yes = hallEvent('order.decided', 'Q-3', 3, { decision: 'approved' });
      expect((await equipment.asHall.post(`/orders/${id}/events`, yes)).json['status']).toBe('unrepaired');
    });
  });
});
