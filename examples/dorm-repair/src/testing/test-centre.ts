import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDemo } from '../create-demo.ts';
import { startCentre, type CentreOptions, type RunningCentre } from '../start-centre.ts';
import {
  FROM_HALL,
  hallClient,
  startFakeHall,
  TO_HALL,
  type FakeHall,
  type HallClient,
} from './fake-hall.ts';
import { createTestDatabase } from '../../../foundation/src/testing/test-database.ts';

/** A centre of one test file 测试用报修系统: database, hall, clock and folder of its own. */
export interface TestCentre extends RunningCentre {
  readonly hall: FakeHall;
  readonly asHall: HallClient;
  readonly databaseUrl: string;
  readonly clock: { now: number };
  /** Another process on the same database. */
  readonly start: (change?: Partial<CentreOptions>) => Promise<RunningCentre>;
  readonly close: () => Promise<void>;
}

/** Password of all accounts in tests. */
export const PASSWORD = 'kapok-blossom-31';

const FOLDER = path.resolve(import.meta.dirname, '../..');

export async function createTestCentre(folder = FOLDER): Promise<TestCentre> {
  const clock = { now: new Date('2026-03-02T01:00:00Z').getTime() };
  const database = await createTestDatabase();
  const data = await mkdtemp(path.join(tmpdir(), 'centre-'));
  const hall = await startFakeHall(() => clock.now);
  const start = (change: Partial<CentreOptions> = {}) =>
    startCentre({
      folder,
      databaseUrl: database.url,
      hallUrl: hall.url,
      secrets: { fromHall: [FROM_HALL], toHall: [TO_HALL] },
      data,
      port: 0,
      now: () => new Date(clock.now),
      background: false,
      ...change,
    });
  const running = await start();
  await createDemo(running.centre, folder, PASSWORD);
  const close = async () => {
    await running.stop();
    await hall.close();
    await database.drop();
    await rm(data, { recursive: true, force: true });
  };
  const asHall = hallClient(`${running.url}/hall`, () => clock.now);
  return { ...running, hall, asHall, databaseUrl: database.url, clock, start, close };
}
