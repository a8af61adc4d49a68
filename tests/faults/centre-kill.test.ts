import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PIXEL } from '../../examples/foundation/src/testing/page-client.ts';
import {
  actOn,
  type HallAndCentre,
  type Side,
  signInStaff,
  signInStudent,
  startHallAndCentre,
} from './hall-and-centre.ts';

/** A step of the loop: who acts, how, and what both sides say when it has arrived. */
interface Step {
  readonly name: string;
  readonly by: Side;
  readonly run: () => Promise<unknown>;
  readonly centre: string;
  readonly hall: string;
}

const REPORT = {
  building: { id: 'ws03', name: '五山校区 3 栋' },
  kind: { id: 'water', name: '水' },
  detail: { id: 'leak', name: '漏水' },
  description: '卫生间洗手盆下面的软管一直滴水',
  mayEnter: true,
  phone: '13800138000',
};

/** One data folder: the second start finds what the first one made. */
let data: string;
let secrets: readonly unknown[][];
beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'wb-centre-'));
});
afterAll(() => rm(data, { recursive: true, force: true }));

/** The loop of one repair, from the report to the rating. */
async function loopOf({ urls, ask }: HallAndCentre, number: string) {
  const student = await signInStudent(urls.hall);
  const [office, worker] = [await signInStaff(urls.centre, 'luxh'), await signInStaff(urls.centre, 'wancg')];
  const key = crypto.randomUUID();
  const { serviceVersion } = Object(await student.get('/api/services/dorm-repair/form'));
  const reported = { ...REPORT, room: { id: `ws03-${number}`, name: number } };
  const submission = { service: 'dorm-repair', serviceVersion, data: reported };
  let id = 0;
  const order = async () =>
    String((await ask('centre', 'SELECT id FROM repair_order WHERE place = $1', number))[0]?.[0]);
  const workerId = async () =>
    String((await ask('centre', `SELECT id FROM account WHERE login = 'wancg'`))[0]?.[0]);
  const told = { note: '换了软管', photos: new File([PIXEL], '修后.png', { type: 'image/png' }) };
  const rating = { stars: 5, options: [], comment: '修得好', isAnonymous: false, adds: false };
  const steps: readonly Step[] = [
    {
      name: 'submit',
      by: 'hall',
      run: async () => (id = Object(await student.post('/api/instances', submission, key)).id),
      centre: 'received',
      hall: 'received',
    },
    {
      name: 'dispatch',
      by: 'centre',
      run: async () => actOn(office, await order(), 'dispatch', { worker: await workerId() }),
      centre: 'dispatched',
      hall: 'dispatched',
    },
    {
      name: 'accept',
      by: 'centre',
      run: async () => actOn(worker, await order(), 'accept'),
      centre: 'accepted',
      hall: 'accepted',
    },
    {
      name: 'arrive',
      by: 'centre',
      run: async () => actOn(worker, await order(), 'arrive'),
      centre: 'arrived',
      hall: 'arrived',
    },
    {
      name: 'finish',
      by: 'centre',
      run: async () => actOn(worker, await order(), 'finish', told),
      centre: 'done',
      hall: 'done',
    },
    {
      name: 'confirm',
      by: 'hall',
      run: async () => student.post(`/api/instances/${id}/confirm`, {}, `${key}-confirm`),
      centre: 'closed',
      hall: 'closed',
    },
    {
      name: 'rate',
      by: 'hall',
      run: async () => student.post(`/api/instances/${id}/rating`, rating, `${key}-rate`),
      centre: 'rated',
      hall: 'rated',
    },
  ];
  return { steps, id: () => id, student };
}

/** What both sides say of the repair of a room. */
async function statesOf({ ask }: HallAndCentre, number: string) {
  const [centre] = await ask('centre', 'SELECT status FROM repair_order WHERE place = $1', number);
  const [hall] = await ask(
    'hall',
    `SELECT o.peer_status FROM system_order o JOIN instance i ON i.id = o.instance_id
     WHERE o.system = 'dorm-repair' AND i.title ->> 'zh' LIKE '%' || $1 || '%'`,
    number,
  );
  return { centre: centre?.[0], hall: hall?.[0] };
}

/** The waits until the next try, and the lease of whoever was killed, are over. */
async function timePasses({ ask }: HallAndCentre): Promise<void> {
  await ask('centre', `UPDATE hall_delivery SET run_at = now() WHERE status = 'waiting' AND run_at > now()`);
  await ask('hall', `UPDATE system_delivery SET run_at = now() WHERE status = 'waiting' AND run_at > now()`);
  await ask('hall', 'UPDATE business_system SET open_until = NULL WHERE open_until IS NOT NULL');
}
async function leasesEnd({ ask }: HallAndCentre, side: Side): Promise<void> {
  const table = side === 'hall' ? 'system_delivery' : 'hall_delivery';
  await ask(side, `UPDATE ${table} SET lease_until = now() WHERE status = 'running'`);
}

/** Kills whoever acts in the middle of it, or whoever is to hear of it before that; then both are there again. */
async function runThrough(both: HallAndCentre, { by, run }: Step, victim: Side): Promise<void> {
  if (victim === by) {
    const first = run().catch(() => undefined);
    await both.kill(victim);
    await first;
  } else {
    await both.kill(victim);
    await run();
  }
  await leasesEnd(both, victim);
  await both.answers(victim);
}

describe.sequential('both sides of a repair, one of which is killed at every step', () => {
  it.each([
    { victim: 'the receiver first', number: '401', first: 'other' },
    { victim: 'whoever acts first', number: '402', first: 'own' },
  ])('close the loop once: $victim', { timeout: 400_000 }, async ({ number, first }) => {
    const both = await startHallAndCentre(data);
    try {
      const found = await both.ask(
        'hall',
        "SELECT system, direction, sealed_with, encode(sealed, 'hex') FROM system_secret ORDER BY id",
      );
      expect(found).toHaveLength(6);
      secrets ??= found;
      expect(found).toEqual(secrets);
      const { steps, id, student } = await loopOf(both, number);
      for (const [index, step] of steps.entries()) {
        const isOwn = (index % 2 === 0) === (first === 'own');
        await runThrough(both, step, isOwn ? step.by : step.by === 'hall' ? 'centre' : 'hall');
        const wanted = { centre: step.centre, hall: step.hall };
        const arrives = async () => {
          await timePasses(both);
          const states = await statesOf(both, number);
          // Whoever was killed in the middle of it may not have written it down: then it is done again.
          if (states[step.by] !== wanted[step.by]) await again(step);
          return states;
        };
        await expect.poll(arrives, { timeout: 60_000, interval: 500 }).toEqual(wanted);
      }
      expect(
        await both.ask('centre', 'SELECT count(*)::int FROM repair_order WHERE place = $1', number),
      ).toEqual([[1]]);
      const lines = await both.ask(
        'centre',
        `SELECT l.status FROM order_line l JOIN repair_order o ON o.id = l.order_id WHERE o.place = $1 ORDER BY l.version`,
        number,
      );
      expect(lines.flat()).toEqual(steps.map(({ centre }) => centre));
      const shown = JSON.stringify(await student.get(`/api/instances/${id()}`));
      for (const label of [
        '报修中心已收到，正在派单',
        '已派给维修员',
        '维修员已接单',
        '维修员已到场',
        '已完工',
      ])
        expect(shown.split(`"zh":"${label}"`), label).toHaveLength(2);
    } finally {
      expect(await both.stop()).toBe(0);
    }
  });
});

/** The same once more; it may have arrived after all. */
async function again(step: Step): Promise<void> {
  await step.run().catch(() => undefined);
}
