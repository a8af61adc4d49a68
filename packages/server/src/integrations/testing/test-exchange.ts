import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSecret, type Clock, type Secret } from '@wangban/connectors/webhook';
import { startSimulator, type Simulator, type SimulatorOptions } from '@wangban/connectors/webhook/simulator';
import type { JsonObject } from '@wangban/engine';
import { pino } from 'pino';
import { createApp } from '../../app.ts';
import { loadCampus } from '../../demo/load-campus.ts';
import { openHall, type Hall } from '../../hall.ts';
import { doneOf, freshKey } from '../../instances/testing/test-desk.ts';
import { seedCalendar } from '../../people/calendar.ts';
import { openSessions } from '../../platform/auth/sessions.ts';
import { grantRole } from '../../platform/auth/store.ts';
import { fixedKeys, throwawayKeys, type HallKeys } from '../../platform/sealing/hall-keys.ts';
import { httpClient, type TestClient } from '../../platform/testing/http-client.ts';
import { createTestHall, type TestHall, type TestHallOptions } from '../../platform/testing/test-hall.ts';
import { changeSecret } from '../systems/change-secret.ts';
import type { SystemDefinition } from '../systems/definition.ts';
import { registerSystem } from '../systems/register-system.ts';
import { CENTRE, centreDefinition } from './centre.ts';
import { publishRepair } from './publish-repair.ts';

/** Secrets 测试密钥 of both directions. */
export const SECRETS = {
  outbound: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  inbound: `whsec_${Buffer.alloc(32, 2).toString('base64')}`,
} as const;

/** A hall, a repair centre that is a simulator, and one clock for both. */
export interface TestExchange {
  readonly hall: TestHall;
  /** The living parts of one process. */
  readonly parts: Hall;
  readonly url: string;
  /** Below it systems have folders to drop files into. */
  readonly dropFolder: string;
  readonly simulator: Simulator;
  readonly student: number;
  /** A browser of this person. */
  as(personNo: string, role?: 'admin' | 'office' | 'auditor'): Promise<TestClient>;
  /** Another process on the same data. */
  another(): Promise<Hall>;
  submit(data?: JsonObject): Promise<{ readonly instanceId: number; readonly reference: string }>;
  /** Lets everything that is due happen, on both sides, until nothing does. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** What differs from the usual. */
export interface ExchangeOptions {
  readonly definition?: Partial<SystemDefinition>;
  readonly simulator?: Partial<SimulatorOptions>;
  readonly hall?: TestHallOptions;
  /** The simulator does not tell anything by itself. */
  readonly silent?: boolean;
}

/** A secret as the other side holds it. */
export function secretOf(text: string): Secret {
  const read = readSecret(text);
  if ('problems' in read) throw new Error(read.problems[0]?.en);
  return read.value;
}

const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' });

/** Opens it on Monday 2 March 2026, 09:00 in China, with the service `repair` and the system `centre`. */
export async function openTestExchange(options: ExchangeOptions = {}): Promise<TestExchange> {
  const hall = await createTestHall(options.hall);
  const { pool, clock } = hall;
  await seedCalendar(pool);
  await loadCampus(pool, clock());
  await publishRepair(pool, clock());
  const filesFolder = await mkdtemp(path.join(tmpdir(), 'wb-exchange-'));
  const keys = fixedKeys([throwawayKeys().current()]);
  const origin = { at: '' };
  const opened: Hall[] = [];
  const open = async (): Promise<Hall> => {
    const where = { current: () => origin.at };
    const more = { origin: where, dropFolder: path.join(filesFolder, 'drop'), jobClock: clock, log };
    const parts = await openHall({ pool, clock, filesFolder, keys, ...more });
    opened.push(parts);
    return parts;
  };
  const parts = await open();
  const app = await createApp({ pool, clock, logger: log, rateFactor: 1000 }, parts);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  origin.at = url;
  const alarms = alarmsOf(clock);
  const simulator = await startSimulator({
    secrets: { fromHall: [secretOf(SECRETS.outbound)], toHall: [secretOf(SECRETS.inbound)] },
    clock: alarms.clock,
    ...(options.silent === true ? undefined : { hallUrl: `${url}/api/systems/${CENTRE}/events` }),
    ...options.simulator,
  });
  await register(parts, keys, hall, centreDefinition(simulator.url, options.definition));
  const student = parts.directory.current().personByNo('202410010101')?.id ?? 0;
  const sessions = openSessions(pool, clock);
  return {
    hall,
    parts,
    url,
    dropFolder: path.join(filesFolder, 'drop'),
    simulator,
    student,
    as: async (personNo, role) => {
      const person = parts.directory.current().personByNo(personNo)?.id ?? 0;
      if (role !== undefined) await grantRole(pool, person, role);
      const client = httpClient(url);
      client.setCookie('wb', await sessions.start(person, 'local'));
      return client;
    },
    another: open,
    submit: async (data = { reason: '灯不亮' }) => {
      const command = { type: 'submit', data } as const;
      const from = { person: student, key: freshKey() };
      return doneOf(await parts.instances.lane.send({ service: 'repair', serviceVersion: 1, command, from }));
    },
    settle: async () => {
      for (let quiet = false; !quiet;) {
        const begun = alarms.ring() + (await parts.background.drain());
        await simulator.idle();
        quiet = begun === 0 && (await parts.background.drain()) === 0;
      }
    },
    close: async () => {
      await simulator.close();
      await app.close();
      for (const each of opened) await each.background.stop();
      await hall.close();
      await rm(filesFolder, { recursive: true });
    },
  };
}

/** Alarms of the other side, by the clock that the test moves. */
function alarmsOf(now: () => number): { readonly clock: Clock; readonly ring: () => number } {
  const alarms = new Set<{ readonly at: number; readonly act: () => void }>();
  return {
    clock: {
      now,
      after: (ms, act) => {
        const alarm = { at: now() + ms, act };
        alarms.add(alarm);
        return () => alarms.delete(alarm);
      },
    },
    ring: () => {
      const due = [...alarms].filter(({ at }) => at <= now());
      for (const alarm of due) {
        alarms.delete(alarm);
        alarm.act();
      }
      return due.length;
    },
  };
}

async function register(
  parts: Hall,
  keys: HallKeys,
  hall: TestHall,
  definition: SystemDefinition,
): Promise<void> {
  const { systems, directory } = parts;
  const deps = { pool: hall.pool, clock: hall.clock, keys, systems, directory };
  const registered = await registerSystem(deps, definition, { by: null, seen: 0 });
  if (!('version' in registered)) throw new Error(JSON.stringify(registered));
  for (const direction of ['outbound', 'inbound'] as const)
    await changeSecret(deps, {
      system: CENTRE,
      direction,
      value: SECRETS[direction],
      overlapMs: 0,
      by: null,
    });
}
