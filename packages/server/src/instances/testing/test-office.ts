import { pino } from 'pino';
import { createCatalogue } from '../../catalogue/catalogue.ts';
import { createCompiledServices } from '../../catalogue/compiled.ts';
import { importLeave } from '../../catalogue/testing/import-sample.ts';
import { loadCampus } from '../../demo/load-campus.ts';
import { registerMessageRoutes } from '../../messages/routes.ts';
import { createCalendar, seedCalendar } from '../../people/calendar.ts';
import { createDirectory } from '../../people/directory.ts';
import { grantRole } from '../../platform/auth/store.ts';
import type { App } from '../../platform/http/app-type.ts';
import type { Role } from '../../platform/http/contract.ts';
import type { TestClient, TestResponse } from '../../platform/testing/http-client.ts';
import { createTestApp } from '../../platform/testing/test-app.ts';
import { createTestHall, type TestHall } from '../../platform/testing/test-hall.ts';
import { registerStatisticsRoutes } from '../../statistics/routes.ts';
import { registerTaskRoutes } from '../../tasks/routes.ts';
import { openBackground, type Background } from '../background.ts';
import type { InstanceDeps } from '../deps.ts';
import { openInstances } from '../open-instances.ts';
import { localDay } from '../reference.ts';
import { registerInstanceRoutes } from '../routes.ts';
import { freshKey } from './test-desk.ts';

/** A hall with the demo campus and the leave service, its routes on a port and its background at hand. */
export interface TestOffice {
  readonly hall: TestHall;
  readonly instances: InstanceDeps;
  readonly background: Background;
  personId(personNo: string): number;
  grant(personNo: string, role: Role): Promise<void>;
  /** The person's browser. */
  as(personNo: string): Promise<TestClient>;
  close(): Promise<void>;
}

/** This office keeps no uploads. */
const nothing = (): Promise<void> => Promise.resolve();

/** Opens it on Monday 2 March 2026, 09:00 in China. */
export async function openTestOffice(
  more: (routes: App, deps: InstanceDeps) => void = () => undefined,
): Promise<TestOffice> {
  const hall = await createTestHall();
  const { pool, clock } = hall;
  await seedCalendar(pool);
  await loadCampus(pool, clock());
  await importLeave(hall);
  const [directory, calendar, catalogue] = await Promise.all([
    createDirectory(pool),
    createCalendar(pool),
    createCatalogue(pool),
  ]);
  const serviceByVersion = createCompiledServices(pool, directory);
  const instances = openInstances({ pool, clock, directory, calendar, catalogue, serviceByVersion });
  const log = pino({ level: 'silent' });
  const background = openBackground({
    ...instances,
    log,
    sweepFiles: nothing,
    tellOfSystems: nothing,
    jobClock: clock,
  });
  const app = await createTestApp(hall, {}, (routes) => {
    registerInstanceRoutes(routes, instances);
    registerTaskRoutes(routes, instances);
    registerMessageRoutes(routes, { pool, clock });
    more(routes, instances);
    registerStatisticsRoutes(routes, {
      pool,
      catalogue,
      today: () => localDay(clock(), calendar.current().utcOffsetMinutes),
    });
  });
  const personId = (personNo: string): number => {
    const found = directory.current().personByNo(personNo);
    if (found === undefined) throw new Error(`nobody has the number ${personNo}`);
    return found.id;
  };
  return {
    hall,
    instances,
    background,
    personId,
    grant: (personNo, role) => grantRole(pool, personId(personNo), role),
    as: (personNo) => app.clientOf(personId(personNo)),
    close: async () => {
      await background.stop();
      await app.close();
      await hall.close();
    },
  };
}

/** A leave application that the form takes: 事假 for so many whole days from the day after tomorrow. */
export function leave(days: number): Readonly<Record<string, unknown>> {
  const to = new Date(Date.parse('2026-03-04T00:00:00Z') + (days - 1) * 86_400_000)
    .toISOString()
    .slice(0, 10);
  return {
    type: 'personal',
    period: { from: { date: '2026-03-04', half: 'am' }, to: { date: to, half: 'pm' } },
    reason: '家中有事需要回家处理',
    leavesCampus: false,
    phone: '13800138000',
    emergencyName: '李建国',
    emergencyPhone: '13900139000',
  };
}

/** Sends a command with a key of its own. */
export function send(
  client: TestClient,
  path: string,
  body: unknown,
  key: string = freshKey(),
): Promise<TestResponse> {
  return client.post(path, body, { 'idempotency-key': key });
}

/** A value inside an answer, such as `items.0.id`. */
export function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null && key in inner ? Reflect.get(inner, key) : undefined,
      value,
    );
}
