import path from 'node:path';
import { registerSignIn } from '../../foundation/src/accounts/routes.ts';
import { migrate } from '../../foundation/src/database/migrate.ts';
import { openPool } from '../../foundation/src/database/pool.ts';
import { dayOf } from '../../foundation/src/pages/moments.ts';
import { createServer } from '../../foundation/src/server/create-server.ts';
import { dropDay } from './export-day.ts';
import { fetchWork } from './fetch-work.ts';
import { registerPages } from './pages/routes.ts';
import { CODE, type System } from './system.ts';

const FETCH_EVERY_MS = 60_000;
const HOUR_MS = 3_600_000;

/** How the system is started 启动参数. */
export interface GraduateOptions extends Omit<System, 'pool' | 'now'> {
  readonly databaseUrl: string;
  readonly host?: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly publicUrl?: string | undefined;
  readonly now?: () => Date;
  /** Without: nothing is fetched or exported until somebody calls for it. */
  readonly background?: boolean;
  readonly report?: (error: unknown) => void;
}

/** The system as it runs. */
export interface RunningGraduate {
  readonly url: string;
  readonly system: System;
  stop(): Promise<void>;
}

/** Brings the database up to date and starts the graduate school's system. */
export async function startGraduate(options: GraduateOptions): Promise<RunningGraduate> {
  const pool = openPool(options.databaseUrl, CODE);
  const app = await createServer({ trustProxy: options.publicUrl !== undefined });
  const timers: NodeJS.Timeout[] = [];
  const system: System = {
    ...options,
    pool,
    now: options.now ?? (() => new Date()),
    hallUrl: options.hallUrl.replace(/\/$/, ''),
  };
  const stop = async () => {
    for (const timer of timers) clearInterval(timer);
    await app.close();
    await pool.end();
  };
  try {
    await migrate(pool, folders);
    const frame = { system: '研究生教育管理系统', accent: 'teal', links: [] };
    const signIn = { pool, now: system.now, frame, cookie: `${CODE}-session` };
    registerSignIn(app, signIn);
    await registerPages(app, system, { signIn, ownUrl: options.publicUrl });
    const url = await app.listen({ host: options.host ?? '127.0.0.1', port: options.port });
    if (options.background !== false)
      timers.push(...runAlongside(system, options.report ?? (() => undefined)));
    return { url, system, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const folders = ['../../foundation/migrations', '../migrations'].map((folder) =>
  path.join(import.meta.dirname, folder),
);

/** Fetches every minute. Every hour yesterday's file is written once more: its lines are complete by then. */
function runAlongside(system: System, report: (error: unknown) => void): readonly NodeJS.Timeout[] {
  const fetchNow = () => void fetchWork(system).catch(report);
  const drop = () => {
    const yesterday = dayOf(new Date(system.now().getTime() - 24 * HOUR_MS));
    void dropDay(system, yesterday).catch(report);
  };
  fetchNow();
  drop();
  return [setInterval(fetchNow, FETCH_EVERY_MS), setInterval(drop, HOUR_MS)];
}
