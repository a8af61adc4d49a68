import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentStamp, isStamped, writeStamp } from './content-stamp.mjs';

/** Builds what changed: the server into one file, the web app into its static files. */

const root = path.resolve(import.meta.dirname, '..');
const ENGINE = [
  'packages/engine/src',
  'packages/engine/package.json',
  'package-lock.json',
  'scripts/build.mjs',
];
const CONNECTORS = ['packages/connectors/src', 'packages/connectors/package.json'];
const SERVER = ['packages/server/src', 'packages/server/package.json', ...CONNECTORS, ...ENGINE];
const WEB = ['src', 'build', 'public', 'index.html', 'vite.config.ts', 'package.json']
  .map((name) => `packages/web/${name}`)
  .concat(ENGINE);

/** Bundles the server when its sources changed; says so through `report`. Returns whether it built. */
export async function buildServer(report) {
  const dist = path.join(root, 'packages/server/dist');
  return whenChanged(path.join(dist, '.stamp'), SERVER, async () => {
    report('building the server …');
    const { build, stop } = await import('esbuild');
    rmSync(dist, { recursive: true, force: true });
    mkdirSync(dist, { recursive: true });
    await build({
      entryPoints: [path.join(root, 'packages/server/src/cli/main.ts')],
      outfile: path.join(dist, 'main.js'),
      bundle: true,
      platform: 'node',
      target: 'node20.19',
      format: 'esm',
      sourcemap: true,
      external: externals(),
      logLevel: 'warning',
    });
    // Its helper process would live as long as the supervisor.
    await stop();
    const migrations = 'platform/db/migrations';
    cpSync(path.join(root, 'packages/server/src', migrations), path.join(dist, 'migrations'), {
      recursive: true,
    });
  });
}

/** Builds the web app when its sources changed. Returns whether it built. */
export async function buildWeb(report) {
  const folder = path.join(root, 'packages/web');
  return whenChanged(path.join(folder, 'dist/.stamp'), WEB, async () => {
    report('building the web app …');
    const vite = path.resolve(fileURLToPath(import.meta.resolve('vite')), '../../../bin/vite.js');
    const run = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: folder,
      stdio: 'inherit',
      // Under a test runner it says `test`, and then React's development build would be served.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (run.status !== 0) throw new Error('the web app could not be built (see above)');
  });
}

/** npm packages stay outside the bundle; our own packages go in, so they are not on this list. */
function externals() {
  const names = ['server', 'connectors', 'engine'].flatMap((name) => {
    const file = path.join(root, 'packages', name, 'package.json');
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(file, 'utf8'));
    return Object.keys({ ...dependencies, ...optionalDependencies });
  });
  return names.filter((name) => !name.startsWith('@wangban/')).flatMap((name) => [name, `${name}/*`]);
}

async function whenChanged(stampFile, inputs, work) {
  const stamp = contentStamp(root, inputs);
  if (isStamped(stampFile, stamp)) return false;
  await work();
  writeStamp(stampFile, stamp);
  return true;
}

if (process.argv[1] === import.meta.filename) {
  await buildServer(say);
  await buildWeb(say);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
