import { manualClock } from '../../packages/connectors/src/manual-clock.ts';
import { FAULTS, type Faults } from '@wangban/connectors/webhook/simulator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectInvariants } from '../../packages/server/src/instances/testing/invariants.ts';
import { freshKey } from '../../packages/server/src/instances/testing/test-desk.ts';
import { setStatus } from '../../packages/server/src/integrations/systems/set-status.ts';
import { CENTRE } from '../../packages/server/src/integrations/testing/centre.ts';
import {
  openTestExchange,
  type TestExchange,
} from '../../packages/server/src/integrations/testing/test-exchange.ts';
import type { TestClient } from '../../packages/server/src/platform/testing/http-client.ts';

/** `WANGBAN_FAULT_CASES=500` makes the large run, `WANGBAN_SEED` another one. */
const CASES = Number(process.env['WANGBAN_FAULT_CASES'] ?? 20);
const SEED = Number(process.env['WANGBAN_SEED'] ?? 7);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const BASE = `/api/office/systems/${CENTRE}`;
const LIMIT_MS = 60_000 + CASES * 2000;

/** What would break the run itself: a system that forgets its orders has two of them, whatever the hall does. */
const NEVER: ReadonlySet<string> = new Set(['forgetful', 'short-key', 'accept-unsigned', 'accept-old']);
const RARE: Readonly<Record<string, number>> = {
  '410': 0.002,
  hang: 0.01,
  drip: 0.01,
  slow: 0.02,
  oversize: 0.005,
};

function allFaults(): Faults {
  const names = Object.keys(FAULTS).filter((name) => !NEVER.has(name));
  return Object.fromEntries(names.map((name) => [name, RARE[name] ?? 0.03]));
}

const start = Date.parse('2026-03-02T01:00:00Z');
const office = manualClock(start);
let exchange: TestExchange;
let admin: TestClient;
beforeAll(async () => {
  exchange = await openTestExchange({
    hall: { now: start },
    simulator: { seed: SEED, clock: office, faults: allFaults(), pageSize: 40 },
    definition: { limits: { timeoutMs: 1000, concurrency: 16 } },
  });
  admin = await exchange.as('202410010102', 'admin');
});
afterAll(async () => {
  await expectInvariants(exchange.hall.pool);
  await exchange.close();
});

async function rows<T extends object>(sql: string): Promise<readonly T[]> {
  return (await exchange.hall.pool.query<T>(sql)).rows;
}
const count = async (sql: string) =>
  (await rows<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`))[0]?.count ?? 0;

/** Both clocks move as one; whoever finds the system switched off (410) switches it on again. */
async function after(ms: number): Promise<void> {
  exchange.hall.clock.advance(ms);
  office.set(exchange.hall.clock());
  const { pool, clock } = exchange.hall;
  await setStatus({ pool, clock, systems: exchange.parts.systems }, CENTRE, 'active', '');
  await exchange.settle();
}

function work(): number {
  const open = exchange.simulator
    .orders()
    .filter(({ status }) => status !== 'done' && status !== 'cancelled');
  for (const { id } of open) exchange.simulator.step(id);
  return open.length;
}

async function compared(): Promise<void> {
  // The session of hours ago is over.
  admin = await exchange.as('202410010102');
  await admin.post(`${BASE}/reconciliation`, {});
  await after(MINUTE_MS);
  await after(10 * MINUTE_MS);
}

/** What a person does in the morning: takes over what the system says, and sends again what was given up. */
async function settledByHand(): Promise<number> {
  admin = await exchange.as('202410010102');
  const { body } = await admin.get(`${BASE}/differences?status=open&limit=100`);
  const { items }: { items: readonly { id: number; class: string }[] } = { items: [], ...Object(body) };
  for (const { id, class: kind } of items) {
    const act = kind === 'onlyHere' ? 'resend' : kind === 'differ' ? 'adopt' : 'settle';
    await admin.post(`${BASE}/differences/${id}`, { do: act, note: '逐条核对' });
  }
  await admin.post(`${BASE}/deliveries/resend`, { dead: {} });
  await after(10 * MINUTE_MS);
  return items.length;
}

it(
  `${CASES} cases and a system that does everything wrong end the same on both sides, with one order each`,
  async () => {
    const submitted = [];
    for (let index = 0; index < CASES; index++) {
      submitted.push(await exchange.submit());
      if (index % 50 === 49) await after(MINUTE_MS);
    }
    await after(MINUTE_MS);
    for (const [index, { instanceId }] of submitted.entries()) {
      if (index % 11 !== 0) continue;
      const from = { person: exchange.student, key: freshKey() };
      await exchange.parts.instances.lane.send({ command: { type: 'withdraw' }, instanceId, from });
    }
    for (let round = 0; round < 5; round++) {
      await after(5 * MINUTE_MS);
      await after(3 * HOUR_MS);
      work();
    }
    for (let round = 0; round < 6; round++) await after(20 * HOUR_MS);
    const atStorm = await figures();

    exchange.simulator.setFaults({});
    await after(24 * HOUR_MS);
    await compared();
    let byHand = 0;
    for (let morning = 0; morning < 8; morning++) {
      const worked = work();
      await after(3 * HOUR_MS);
      const settled = await settledByHand();
      byHand += settled;
      await compared();
      if (worked + settled === 0) break;
    }

    const { body } = await admin.get(`${BASE}/reconciliation`);
    const orders = exchange.simulator.orders();
    const here = new Map(
      (
        await rows<{ id: string; status: string }>(
          'SELECT order_id AS id, peer_status AS status FROM system_order',
        )
      ).map(({ id, status }) => [id, status]),
    );
    const healed = await count(`reconciliation_difference WHERE status = 'healed'`);
    process.stdout.write(
      JSON.stringify({ seed: SEED, cases: CASES, atStorm, atEnd: await figures(), healed, byHand }, null, 1) +
        '\n',
    );
    expect(orders).toHaveLength(CASES);
    expect(new Set(orders.map(({ reference }) => reference)).size).toBe(CASES);
    expect(exchange.simulator.effects(undefined, 'order.create')).toHaveLength(CASES);
    expect(
      orders.filter(({ id, status }) => here.get(id)?.normalize('NFKC').trim().toLowerCase() !== status),
    ).toEqual([]);
    expect(await count(`instance WHERE status <> 'closed'`)).toBe(0);
    expect(body).toMatchObject({
      last: { here: CASES, there: CASES, onlyHere: 0, onlyThere: 0, differ: 0 },
      open: { onlyHere: 0, onlyThere: 0, differ: 0, stuck: 0 },
    });
  },
  LIMIT_MS,
);

async function figures() {
  return {
    requests: exchange.simulator.requests().length,
    refusedLetters: exchange.simulator.letters().filter(({ status = 0 }) => status >= 400).length,
    orders: exchange.simulator.orders().length,
    deadDeliveries: await count(`system_delivery WHERE status = 'dead'`),
    waitingDeliveries: await count(`system_delivery WHERE status = 'waiting'`),
    events: await count('system_event'),
    quarantined: await count(`system_event WHERE status = 'quarantined'`),
    openCases: await count(`instance WHERE status <> 'closed'`),
  };
}
