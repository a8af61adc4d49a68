import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { newSecret } from '@wangban/connectors/webhook';
import { ownDatabase } from '../../demo/centres/store.ts';
import { demoPassword } from '../../demo/demo-password.ts';
import { startEmbedded } from '../../platform/db/embedded/start-embedded.ts';
import { lockDataFolder } from '../../platform/process/data-lock.ts';
import { UsageError } from '../command.ts';
import { openingStack } from '../opening-stack.ts';
import { findPlaces } from '../places.ts';
import { parse } from '../read-options.ts';
import type { IntegrationIo } from './integration-io.ts';
import { numberOf } from './read-values.ts';

/** The examples that offer the API of docs/integration.md. */
const NAMES: readonly string[] = ['dorm-repair', 'equipment-repair'];

const options = {
  port: { type: 'string', default: '4100' },
  hall: { type: 'string', default: 'http://127.0.0.1:8792' },
  data: { type: 'string' },
} as const;

/**
 * `wangban integration example NAME`: runs a system of `examples/` alone, with a database and secrets of its own, until it is
 * stopped, and says how it is tested. No hall and no installed PostgreSQL is needed.
 */
export async function startExample(args: readonly string[], io: IntegrationIo): Promise<number> {
  const { values, positionals } = parse(() =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const [name = '', ...more] = positionals;
  if (!NAMES.includes(name) || more.length > 0)
    throw new UsageError(`Say which example: ${NAMES.map((each) => `example ${each}`).join(', ')}`);
  const port = numberOf(values.port, '--port', 0, 65_535);
  const data = path.resolve(values.data ?? path.join('data', 'examples', name));
  const stack = openingStack();
  try {
    await mkdir(data, { recursive: true, mode: 0o700 });
    const lock = lockDataFolder(data, null);
    stack.add(async () => lock.release());
    const embedded = await startEmbedded(data);
    stack.add(() => embedded.stop());
    const { owner } = await embedded.target('wangban', 'example');
    const files = await secretFiles(data);
    const env = {
      DATABASE_URL: await ownDatabase(owner, 'example'),
      HALL_URL: values.hall,
      SECRET_FROM_HALL: (await readFile(files.fromHall, 'utf8')).trim(),
      SECRET_TO_HALL: (await readFile(files.toHall, 'utf8')).trim(),
      CENTRE_DATA: path.join(data, 'pictures'),
      DEMO_PASSWORD: await demoPassword(data, process.env['WANGBAN_DEMO_PASSWORD']),
    };
    const start = path.join(findPlaces().root, 'examples', name, 'start.mjs');
    const child = spawn(process.execPath, [start, '--port', String(port), '--create-demo'], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    stack.add(() => ended(child));
    const ready = await readyLine(child);
    if (ready === undefined) {
      // Why has been said by itself.
      io.printError(`${name} did not start`);
      return 1;
    }
    const { url, base } = ready;
    for (const line of told({ url, base, hall: values.hall, files, password: env.DEMO_PASSWORD }))
      io.print(line);
    await Promise.race([io.stopped(), once(child, 'exit')]);
    return child.exitCode ?? 0;
  } finally {
    await stack.close();
  }
}

interface SecretFiles {
  readonly fromHall: string;
  readonly toHall: string;
}

/** Files 密钥文件 that only their owner reads: a list of processes shows every argument. */
async function secretFiles(data: string): Promise<SecretFiles> {
  const files = {
    fromHall: path.join(data, 'hall-to-system.txt'),
    toHall: path.join(data, 'system-to-hall.txt'),
  };
  for (const file of Object.values(files))
    if (!existsSync(file)) await writeFile(file, `${newSecret()}\n`, { mode: 0o600 });
  return files;
}

/** Where it is; undefined: it ended instead. */
async function readyLine(child: ChildProcess & { readonly stdout: Readable }) {
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    once(lines, 'line').then(([first]) => String(first)),
    once(child, 'exit').then(() => undefined),
  ]);
  if (line === undefined) return undefined;
  const { url, base }: { readonly url?: unknown; readonly base?: unknown } = Object(JSON.parse(line));
  return { url: String(url), base: String(base) };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

interface Started {
  readonly url: string;
  readonly base: string;
  readonly hall: string;
  readonly files: SecretFiles;
  readonly password: string;
}

function told({ url, base, hall, files, password }: Started): readonly string[] {
  const [secret, callbackSecret] = [files.fromHall, files.toHall].map(
    (file) => `@${path.relative('.', file)}`,
  );
  const events = new URL(hall).port;
  return [
    `业务系统 example is ready: ${url} (密码 password: ${password})`,
    `接口 address: ${base}`,
    '在另一个终端测试 test it from another terminal:',
    `  npx wangban integration test --url ${base} --secret ${secret} --callback-secret ${callbackSecret} --callback-port ${events}`,
  ];
}
