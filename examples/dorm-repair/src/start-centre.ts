import path from 'node:path';
import { registerSignIn } from '../../foundation/src/accounts/routes.ts';
import { migrate } from '../../foundation/src/database/migrate.ts';
import { openPool } from '../../foundation/src/database/pool.ts';
import { createServer } from '../../foundation/src/server/create-server.ts';
import { readConfig } from './config/read-config.ts';
import { registerContract } from './contract/routes.ts';
import { fetchPictures } from './files/fetch-pictures.ts';
import type { Centre, Secrets } from './orders/centre.ts';
import { deliverDue } from './outbox/deliver.ts';
import { runInBackground, type Background } from './outbox/run.ts';
import { registerPages } from './pages/routes.ts';

/** As many deliveries are under way at once: a hall that is slow for one order must not hold up all. */
const LANES = 4;

/** How a centre is started 启动参数. */
export interface CentreOptions {
  /** Folder with `config.yaml` and `accounts.yaml`. */
  readonly folder: string;
  readonly databaseUrl: string;
  readonly hallUrl: string;
  readonly secrets: Secrets;
  /** Folder for the pictures. */
  readonly data: string;
  readonly host?: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Where others reach us, when it is not host and port. */
  readonly publicUrl?: string | undefined;
  readonly now?: () => Date;
  /** Without: nothing is sent or fetched until somebody calls for it. */
  readonly background?: boolean;
  readonly report?: (error: unknown) => void;
}

/** A centre that runs. */
export interface RunningCentre {
  readonly url: string;
  readonly centre: Centre;
  stop(): Promise<void>;
}

/** Brings the database up to date and starts a repair centre: pages at `/`, the contract at `/hall`. */
export async function startCentre(options: CentreOptions): Promise<RunningCentre> {
  const config = await readConfig(options.folder);
  const pool = openPool(options.databaseUrl, config.code);
  const app = await createServer({ trustProxy: options.publicUrl !== undefined });
  let background: Background | undefined;
  let url = '';
  const centre: Centre = {
    config,
    pool,
    now: options.now ?? (() => new Date()),
    publicUrl: () => options.publicUrl?.replace(/\/$/, '') ?? url,
    hallUrl: options.hallUrl.replace(/\/$/, ''),
    secrets: options.secrets,
    data: options.data,
    wake: () => background?.wake(),
  };
  const stop = async () => {
    await app.close();
    await background?.stop();
    await pool.end();
  };
  try {
    await migrate(pool, migrationFolders);
    const frame = { system: config.name, accent: config.accent, links: [] };
    const signIn = { pool, now: centre.now, frame, cookie: `${config.code}-session` };
    registerSignIn(app, signIn);
    registerContract(app, centre);
    await registerPages(app, { centre, signIn, ownUrl: options.publicUrl });
    url = await app.listen({ host: options.host ?? '127.0.0.1', port: options.port });
  } catch (error) {
    await stop();
    throw error;
  }
  if (options.background !== false) {
    background = runInBackground(() => oneRound(centre), options.report ?? (() => undefined));
  }
  return { url, centre, stop };
}

/** Migrations of the accounts and of the orders. */
const migrationFolders = ['../../foundation/migrations', '../migrations'].map((folder) =>
  path.join(import.meta.dirname, folder),
);

async function oneRound(centre: Centre): Promise<void> {
  const lanes = Array.from({ length: LANES }, () => deliverDue(centre));
  await Promise.all([...lanes, fetchPictures(centre)]);
}
