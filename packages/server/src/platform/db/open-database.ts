import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '../config/config.ts';
import { isDatabaseDown } from '../errors/database-down.ts';
import { startEmbedded } from './embedded/start-embedded.ts';
import { keepRunning } from './keep-running.ts';
import { migrate } from './migrate.ts';
import { outsideDatabase } from './outside-database.ts';
import type { DatabaseTarget } from './pool.ts';

/** The hall's database 数据库, wherever it runs, migrated. */
export interface OpenDatabase {
  readonly target: DatabaseTarget;
  /** Numbers of the migrations that ran now. */
  readonly applied: readonly number[];
  /** For people; holds no password. */
  readonly description: string;
  /** Stops what this process started; an outside database goes on. */
  close(): Promise<void>;
}

type Report = (message: string, error?: unknown) => void;

/** The one hall of this stage. */
const SCHEMA = 'hall_main';
const WAIT_MS = 60_000;

/** Reaches the outside database, or starts (or takes over) the embedded one. The caller holds the data lock. */
export async function openDatabase(config: Config, report: Report): Promise<OpenDatabase> {
  return config.databaseUrl === undefined
    ? openEmbedded(config.dataFolder, report)
    : openOutside(config.databaseUrl, report);
}

async function openEmbedded(dataFolder: string, report: Report): Promise<OpenDatabase> {
  const embedded = await startEmbedded(dataFolder);
  const kept = keepRunning(dataFolder, embedded, report);
  try {
    const target = await embedded.target('wangban', SCHEMA);
    const { applied } = await migrate(target);
    const how = embedded.adopted ? 'was still running' : 'started';
    return {
      target,
      applied,
      description: `embedded PostgreSQL (${how}, process ${embedded.pid})`,
      close: () => kept.stop(),
    };
  } catch (error) {
    await kept.stop();
    throw error;
  }
}

async function openOutside(url: string, report: Report): Promise<OpenDatabase> {
  const target = outsideDatabase(url, SCHEMA);
  const description = `PostgreSQL at ${new URL(url).host}`;
  const deadline = performance.now() + WAIT_MS;
  for (;;) {
    try {
      const { applied } = await migrate(target);
      return { target, applied, description, close: async () => undefined };
    } catch (error) {
      // It may start together with us; what it refuses for good is not waited for.
      if (!isDatabaseDown(error) || performance.now() > deadline) throw error;
      report(`${description} does not answer yet: waiting`);
      await pause(2000);
    }
  }
}
