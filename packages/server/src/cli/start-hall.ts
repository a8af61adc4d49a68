import path from 'node:path';
import { Registry } from 'prom-client';
import { createApp } from '../app.ts';
import { proofUploader } from '../demo/demo-proof.ts';
import { startCentres } from '../demo/centres/start-centres.ts';
import { loadHistory } from '../demo/load-history.ts';
import { type Hall, openHall } from '../hall.ts';
import type { Config } from '../platform/config/config.ts';
import { integrationCounters, measureSystems } from '../integrations/metrics.ts';
import { openDatabase, type OpenDatabase } from '../platform/db/open-database.ts';
import { openPool, type Pool } from '../platform/db/pool.ts';
import { openLogger } from '../platform/observability/logger.ts';
import { measureLane, measureProcess, measureQueue } from '../platform/observability/metrics.ts';
import { openHallKeys, secretKeysFile } from '../platform/sealing/hall-keys.ts';
import { programsBeside } from '../platform/process/beside.ts';
import { lockDataFolder } from '../platform/process/data-lock.ts';
import { openingStack } from './opening-stack.ts';
import type { Places } from './places.ts';
import { print } from './print.ts';
import { welcome, type Welcome } from './welcome.ts';

/** A hall that serves. */
export interface RunningHall {
  readonly url: string;
  readonly database: string;
  readonly welcome: Welcome;
  /** Stops in reverse order: no new requests, finish what runs, then the database, then the lock. */
  stop(): Promise<void>;
}

/** Starts everything, one after the other; when a step fails, what was started is stopped again. */
export async function startHall(config: Config, places: Places): Promise<RunningHall> {
  const stack = openingStack();
  try {
    const lock = lockDataFolder(config.dataFolder, null);
    stack.add(async () => lock.release());
    const logger = openLogger(config.logLevel);
    const report = (message: string, error?: unknown) => logger.error({ err: error }, message);
    const database = await openDatabase(config, report);
    stack.add(() => database.close());
    const { target } = database;
    const pool = openPool(target.hall, target.schema, {
      onError: (error) => report('database connection', error),
    });
    stack.add(() => pool.end());
    const clock = Date.now;
    const welcomed = await welcome({ pool, clock, config });
    const filesFolder = path.join(config.dataFolder, 'files');
    const registry = new Registry();
    const { publicOrigin, trustProxy, metricsToken, school, secretKeys: setting } = config;
    const keys = openHallKeys({ setting, file: secretKeysFile(config.dataFolder) });
    const listens = { at: publicOrigin ?? '' };
    const hall = await openHall({
      pool,
      clock,
      filesFolder,
      dropFolder: config.dropFolder,
      keys,
      log: logger,
      origin: { current: () => listens.at },
      counters: integrationCounters(registry),
    });
    if (welcomed.demo !== undefined) await playDemo(hall, pool, clock(), report);
    stack.add(() => hall.background.stop());
    measureProcess(registry);
    measureLane(registry, hall.instances.lane);
    for (const table of ['timer', 'delivery', 'chore'] as const) measureQueue(registry, pool, table);
    measureSystems(registry, pool);
    const app = await createApp(
      { pool, clock, logger, registry, publicOrigin, trustProxy, metricsToken, webFolder: places.web },
      { ...hall, school },
    );
    stack.add(() => app.close());
    const address = await app.listen({ host: config.host, port: config.port });
    listens.at = publicOrigin ?? address;
    hall.background.start();
    lock.notePort(Number(new URL(address).port));
    const beside = { config, places, hall, pool, database, hallUrl: listens.at, report };
    await startSystems(welcomed, beside).catch((error: unknown) => report('the demo systems', error));
    return {
      url: publicOrigin ?? address,
      database: database.description,
      welcome: welcomed,
      stop: () => stack.close(),
    };
  } catch (error) {
    await stack.close();
    throw error;
  }
}

interface Beside {
  readonly config: Config;
  readonly places: Places;
  readonly hall: Hall;
  readonly pool: Pool;
  readonly database: OpenDatabase;
  readonly hallUrl: string;
  readonly report: (message: string, error?: unknown) => void;
}

/** The demo campus has business systems: beside a hall that is supervised and brings its own database. */
async function startSystems({ demo }: Welcome, beside: Beside): Promise<void> {
  const { config, places, hall, pool, database, hallUrl, report } = beside;
  const programs = programsBeside();
  const { databaseUrl, demoSystems, dataFolder, dropFolder, host } = config;
  if (demo === undefined || programs === undefined || databaseUrl !== undefined || !demoSystems) return;
  const { keys, systems, directory } = hall;
  await startCentres({
    pool,
    clock: Date.now,
    keys,
    systems,
    directory,
    owner: database.target.owner,
    root: places.root,
    dataFolder,
    dropFolder,
    host,
    hallUrl,
    password: demo.password,
    programs,
    print: (lines) => print(lines.join('\n')),
    report,
  });
}

/** Gives the demo campus a past. The demo starts without one where it cannot be played. */
async function playDemo(
  hall: Hall,
  pool: Pool,
  now: number,
  report: (message: string, error?: unknown) => void,
): Promise<void> {
  const { instancesAt, disk } = hall;
  const history = await loadHistory({ instancesAt, uploadProof: proofUploader(pool, disk) }, now);
  for (const reason of history?.refused ?? []) report(`demo history: ${reason}`);
}
