import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Figure, Figures } from './figure.ts';
import { openConnectedHall, SECRETS, type ConnectedHall } from './integration/connected-hall.ts';
import { processorTime } from './integration/processor-time.ts';
import { numbersIn, startProcess, type Started } from './integration/start-process.ts';
import { median } from './write-path/drive.ts';

const CASES = 2000;
/** Told of each case beside the order itself: 10,000 deliveries. */
const NOTES = 4;
const CONNECTIONS = 32;
const CALLBACKS = 10_000;
const WARM_UP = 1000;
/** Healthy alone, then beside dead ones, in turn. */
const SLICES = 5;
/** Longer than this nothing here may take. */
const PATIENCE_MS = 120_000;

/**
 * A hall that speaks with business systems: what it sends, what it takes in, and what a dead system costs a healthy one. The
 * hall, the system and the load are processes of their own; all of them and PostgreSQL share the machine. What is sent and
 * taken in also takes effect on the cases meanwhile, as in production.
 */
export async function benchIntegration(): Promise<Figures> {
  const hall = await openConnectedHall();
  const folder = await mkdtemp(path.join(tmpdir(), 'wb-integration-'));
  const office = await startProcess('office.ts', [SECRETS.outbound], (message) =>
    numbersIn(message, ['port', 'silentPort']),
  );
  await hall.register(office.ready.port);
  const server = await startHall(hall, folder);
  try {
    const bench = { hall, folder, office, server };
    return { ...(await outbound(bench)), ...(await inbound(bench)), ...(await besideDead(bench)) };
  } finally {
    await Promise.all([server.stop(), office.stop()]);
    await hall.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Bench {
  readonly hall: ConnectedHall;
  readonly folder: string;
  readonly office: Started<{ readonly port: number; readonly silentPort: number }>;
  readonly server: Started<{ readonly port: number }>;
}

function startHall({ pool, keySetting }: ConnectedHall, folder: string): Promise<Started<{ port: number }>> {
  const { host, port, database, user } = pool.options;
  const login = JSON.stringify({ host, port, database, user });
  return startProcess('hall.ts', [login, 'hall_main', folder, keySetting], (message) =>
    numbersIn(message, ['port']),
  );
}

/** Ten thousand deliveries at once: the orders of two thousand cases, and four notes about each. */
async function outbound(bench: Bench): Promise<Figures> {
  const { hall, office } = bench;
  await hall.submit(CASES);
  await hall.tell('centre', 'order.noted', NOTES);
  const spent = await processorTimes(bench);
  const { perSecond } = await sent(bench, 'centre');
  const weather = load();
  await settled(bench);
  const effort = await effortSince(bench, spent, CASES * (1 + NOTES));
  const { taken, twice, disordered, unsigned } = numbersIn(await office.ask('counts'), [
    'taken',
    'twice',
    'disordered',
    'unsigned',
  ]);
  const of = `of ${taken} events of ${CASES} cases`;
  return {
    'integration: deliveries/s': {
      value: perSecond,
      unit: '1/s',
      against: `target ≥ 1,500; all answered and ended; load average ${weather}`,
    },
    'integration: processor time per delivery': {
      ...effort,
      against: `hall and database, the answer taking effect included; ${effort.against}`,
    },
    'integration: sent out of order': { value: disordered, unit: 'events', against: `target 0; ${of}` },
    'integration: sent twice or unsigned': {
      value: twice + unsigned,
      unit: 'events',
      against: `target 0; ${of}`,
    },
    'integration: not sent': {
      value: CASES * (1 + NOTES) - taken + twice,
      unit: 'events',
      against: 'target 0',
    },
  };
}

/** Signed callbacks about all orders at 32 connections; acknowledged is what is committed. */
async function inbound(bench: Bench): Promise<Figures> {
  const { hall, folder, server } = bench;
  const file = path.join(folder, 'orders.json');
  const { rows } = await hall.pool.query(
    `SELECT o.order_id AS id, i.reference FROM system_order o JOIN instance i ON i.id = o.instance_id WHERE o.system = 'centre'`,
  );
  await writeFile(file, JSON.stringify(rows));
  const args = [server.ready.port, SECRETS.inbound, file, CONNECTIONS, CALLBACKS].map(String);
  const callbacks = await startProcess('callbacks.ts', args, () => undefined);
  try {
    await callbacks.ask(String(WARM_UP));
    await settled(bench);
    const spent = await processorTimes(bench);
    const measured = await callbacks.ask(String(CALLBACKS));
    const { acks, ms, p50, p99 } = numbersIn(measured, ['acks', 'ms', 'p50', 'p99']);
    const about = `${acks} callbacks, ${CONNECTIONS} connections, fsync on`;
    const weather = load();
    const begun = performance.now();
    await settled(bench);
    const caughtUp = performance.now() - begun;
    const effort = await effortSince(bench, spent, acks);
    return {
      'integration: acknowledged/s': {
        value: (acks / ms) * 1000,
        unit: '1/s',
        against: `target ≥ 2,000; ${about}; load average ${weather}`,
      },
      'integration: acknowledged, p50': { value: p50, unit: 'ms', against: about },
      'integration: acknowledged, p99': { value: p99, unit: 'ms', against: `target ≤ 50; ${about}` },
      'integration: processor time per callback': {
        ...effort,
        against: `hall and database, taking effect included; ${effort.against}`,
      },
      'integration: taken effect/s': {
        value: (acks / (ms + caughtUp)) * 1000,
        unit: '1/s',
        against: `a line in the history of each case; the last one ${(caughtUp / 1000).toFixed(1)} s after the last callback`,
      },
    };
  } finally {
    await callbacks.stop();
  }
}

/** Processor time that hall and database have used so far. */
function processorTimes({ hall, server }: Bench) {
  return Promise.all([processorTime(server.pid), processorTime(hall.databasePid)]);
}

/** What one of so many took of both; nothing where that cannot be told. */
async function effortSince(
  bench: Bench,
  before: Awaited<ReturnType<typeof processorTimes>>,
  count: number,
): Promise<Figure> {
  const after = await processorTimes(bench);
  const [hall = NaN, database = NaN] = after.map(
    (ms, index) => ((ms ?? NaN) - (before[index] ?? NaN)) / count,
  );
  const against = `hall ${hall.toFixed(2)}, database ${database.toFixed(2)}; load average ${load()}`;
  return { value: hall + database, unit: 'ms', against };
}

/** The healthy system alone and beside two dead ones, one that refuses the line and one that never answers. */
async function besideDead(bench: Bench): Promise<Figures> {
  const { hall, office } = bench;
  const slices = [];
  for (let slice = 0; slice < SLICES; slice++) {
    await hall.tell('centre', 'order.noted', 1);
    const alone = await sent(bench, 'centre');
    await settled(bench);
    const refusing = `refusing-${slice}`;
    const hanging = `hanging-${slice}`;
    const limits = { timeoutMs: 2000 };
    await hall.register(await closedPort(), { code: refusing, limits });
    await hall.register(office.ready.silentPort, { code: hanging, limits });
    for (const code of [refusing, hanging]) await hall.tell(code, 'order.create', 1);
    await hall.tell('centre', 'order.noted', 1);
    const beside = await sent(bench, `centre,${refusing},${hanging}`);
    for (const code of [refusing, hanging]) await hall.pause(code);
    await settled(bench);
    slices.push({ alone: alone.perSecond, beside: beside.perSecond });
  }
  const alone = Math.round(median(slices.map((slice) => slice.alone)));
  return {
    'integration: beside dead systems ÷ alone': {
      value: median(slices.map((slice) => slice.beside / slice.alone)),
      unit: '×',
      against: `target ≥ 0.9; one refuses, one hangs, ${CASES} deliveries each; alone ${alone}/s; load average ${load()}`,
    },
  };
}

/** Wakes the hall, and waits until everything for `centre` has been sent and ended. */
async function sent({ hall, server }: Bench, wake: string): Promise<{ readonly perSecond: number }> {
  const { rows } = await hall.pool.query(
    `SELECT count(*)::integer AS waiting, clock_timestamp() AS begun FROM system_delivery
     WHERE system = 'centre' AND status IN ('waiting', 'running')`,
  );
  const [{ waiting, begun } = { waiting: 0, begun: new Date() }] = rows;
  await server.ask(wake);
  await until(async () => {
    const left = await hall.pool.query(
      `SELECT FROM system_delivery WHERE system = 'centre' AND status IN ('waiting', 'running') LIMIT 1`,
    );
    return left.rowCount === 0;
  });
  const last = await hall.pool.query(
    `SELECT max(done_at) AS ended FROM system_delivery WHERE system = 'centre'`,
  );
  return { perSecond: (waiting / (last.rows[0].ended.getTime() - begun.getTime())) * 1000 };
}

/** Waits until everything that came in has taken effect. */
async function settled({ hall }: Bench): Promise<void> {
  await until(async () => {
    const { rows } = await hall.pool.query(
      `SELECT status FROM system_event WHERE status IN ('waiting', 'running', 'quarantined') ORDER BY status LIMIT 1`,
    );
    if (rows[0]?.status === 'quarantined') throw new Error('an event was put in quarantine');
    return rows.length === 0;
  });
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (; !(await isSo());) {
    if (performance.now() > end) throw new Error(`not done within ${PATIENCE_MS / 1000} s`);
    await pause(100);
  }
}

/** A port that nobody listens at. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
