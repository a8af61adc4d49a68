import { statfs } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { hasAdmin } from '../platform/auth/store.ts';
import type { Pool } from '../platform/db/pool.ts';
import { isReady } from '../platform/observability/readiness.ts';
import { dataFolderHolder } from '../platform/process/data-lock.ts';
import type { Command } from './command.ts';
import { print } from './print.ts';
import { hallConfig, hallOptions, parse } from './read-options.ts';
import { withDatabase } from './with-database.ts';

/** One finding 检查结果; `good: false` makes the command fail. */
interface Finding {
  readonly good: boolean;
  readonly text: string;
}

/** `wangban doctor`: looks whether this machine and this hall are in order. */
export const doctor: Command = {
  usage: 'doctor [--data DIR]',
  run: async (args) => {
    const { values } = parse(() => parseArgs({ args: [...args], options: hallOptions }));
    const config = hallConfig(values.data);
    const findings = [
      { good: true, text: `Node.js ${process.version} on ${process.platform}-${process.arch}` },
      serverFinding(config.dataFolder),
      ...(await withDatabase(config, ({ pool }) => databaseFindings(pool))),
      await diskFinding(config.dataFolder),
    ];
    for (const { good, text } of findings) print(`${good ? 'ok ' : '!! '} ${text}`);
    return findings.every(({ good }) => good) ? 0 : 1;
  },
};

function serverFinding(dataFolder: string): Finding {
  const holder = dataFolderHolder(dataFolder);
  const text =
    holder === undefined
      ? `no server runs on ${dataFolder}`
      : `server process ${holder.pid} runs on ${dataFolder} since ${holder.startedAt}`;
  return { good: true, text };
}

async function databaseFindings(pool: Pool): Promise<readonly Finding[]> {
  const { rows } = await pool.query<{ version: string; fsync: string; checksums: string; year: boolean }>(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
            current_setting('data_checksums') AS checksums,
            EXISTS (SELECT 1 FROM calendar_day WHERE extract(year FROM date) = extract(year FROM now())) AS year`,
  );
  const server = rows[0];
  if (server === undefined) return [{ good: false, text: 'the database gave no answer' }];
  return [
    { good: true, text: `PostgreSQL ${server.version}` },
    {
      good: server.fsync === 'on',
      text: `fsync ${server.fsync}: what is acknowledged must survive a power cut`,
    },
    { good: true, text: `page checksums ${server.checksums}` },
    {
      good: await isReady(pool),
      text: 'schema compared with this version (wangban migrate brings it up to date)',
    },
    {
      good: server.year,
      text: 'working calendar of this year (without it no promised date can be computed)',
    },
    { good: true, text: (await hasAdmin(pool)) ? 'has an administrator' : 'has no administrator yet' },
  ];
}

async function diskFinding(folder: string): Promise<Finding> {
  const { bavail, blocks } = await statfs(folder);
  const free = Math.round((bavail / blocks) * 100);
  return { good: free >= 10, text: `disk of ${folder}: ${free} % free (10 % wanted)` };
}
