import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { allContracts } from '../packages/server/src/contracts.ts';
import { describeApi } from '../packages/server/src/platform/openapi/describe-api.ts';

/**
 * Writes the web client's types (packages/web/src/api/schema.d.ts) from the route schemas; with --check only compares,
 * so that a route cannot change without its client.
 */
const target = path.resolve(import.meta.dirname, '../packages/web/src/api/schema.d.ts');

const folder = await mkdtemp(path.join(tmpdir(), 'wb-openapi-'));
try {
  const description = path.join(folder, 'openapi.json');
  const types = path.join(folder, 'schema.d.ts');
  await writeFile(description, JSON.stringify(await describeApi(allContracts)));
  generate(description, types);
  const wanted = await readFile(types, 'utf8');
  if (!process.argv.includes('--check')) await writeFile(target, wanted);
  else if ((await readFile(target, 'utf8')) !== wanted)
    fail('packages/web/src/api/schema.d.ts is stale: run npm run openapi');
} finally {
  await rm(folder, { recursive: true });
}

/** openapi-typescript runs on its own TypeScript 5, so it is run as a program of its own. */
function generate(from: string, to: string): void {
  const home = path.dirname(createRequire(import.meta.url).resolve('openapi-typescript/package.json'));
  const program = path.join(home, 'bin', 'cli.js');
  const run = spawnSync(process.execPath, [program, from, '-o', to], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (run.status !== 0) throw new Error('openapi-typescript failed');
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
