import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../platform/config/config.ts';
import { connectEmbedded } from '../platform/db/embedded/connect-embedded.ts';
import { openDatabase } from '../platform/db/open-database.ts';
import { openPool, type DatabaseTarget, type Pool } from '../platform/db/pool.ts';
import { dataFolderHolder, lockDataFolder } from '../platform/process/data-lock.ts';
import { printError } from './print.ts';

/** The hall's data while a command works. */
export interface CommandDatabase {
  readonly target: DatabaseTarget;
  readonly pool: Pool;
}

/**
 * Runs a command on the hall's database: through the running server's, or, when none runs, by starting the embedded one
 * for as long as the command takes.
 */
export async function withDatabase<T>(config: Config, work: (db: CommandDatabase) => Promise<T>): Promise<T> {
  const running = config.databaseUrl === undefined ? await runningTarget(config.dataFolder) : undefined;
  if (running !== undefined) return withPool(running, work);
  const lock = config.databaseUrl === undefined ? lockDataFolder(config.dataFolder, null) : undefined;
  try {
    const database = await openDatabase(config, printError);
    try {
      return await withPool(database.target, work);
    } finally {
      await database.close();
    }
  } finally {
    lock?.release();
  }
}

async function runningTarget(dataFolder: string): Promise<DatabaseTarget | undefined> {
  if (dataFolderHolder(dataFolder) === undefined) return undefined;
  const cluster = path.join(await realpath(dataFolder), 'postgres');
  return connectEmbedded(cluster, 'wangban', 'hall_main');
}

async function withPool<T>(target: DatabaseTarget, work: (db: CommandDatabase) => Promise<T>): Promise<T> {
  const pool = openPool(target.hall, target.schema, { max: 4, applicationName: 'wangban command' });
  try {
    return await work({ target, pool });
  } finally {
    await pool.end();
  }
}
