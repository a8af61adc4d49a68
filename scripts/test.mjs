import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * `npm test`: everything, in two lanes side by side (a machine with two cores): the browser tests wait more than they work, so
 * all the rest runs beside them.
 * A step's output is printed when it fails; all of it is kept in .cache/test/<step>.log. Names as arguments choose steps.
 */

const root = path.resolve(import.meta.dirname, '..');
const bin = path.join(root, 'node_modules/.bin');
const webBuild = path.join(root, '.cache/test/web');
const wangban = ['node', 'packages/server/bin/wangban.mjs'];

/** Each step: name, commands run one after the other. */
const checks = [
  ['types', ['tsc', '-p', 'packages/engine'], ['tsc', '-p', 'packages/web'], ['tsc', '-p', '.']],
  ['lint', ['oxlint', '--type-aware', '--deny-warnings']],
  ['format', ['prettier', '--check', '--log-level', 'warn', '.']],
  ['dead', ['knip']],
  ['tree', ['tsx', 'scripts/tree-check.ts']],
  ['errors', ['tsx', 'scripts/errors-doc.ts', '--check']],
  ['openapi', ['tsx', 'scripts/openapi.ts', '--check']],
  [
    'bundle',
    ['vite', 'build', 'packages/web', '--outDir', webBuild, '--emptyOutDir', '--logLevel', 'warn'],
    ['tsx', 'scripts/bundle-check.ts', webBuild],
  ],
  ['schemas', ['tsx', 'scripts/integration-schemas.ts', '--check']],
  ['scenario', [...wangban, 'service', 'test', 'services']],
  ['conformance', ['vitest', 'run', '--project', 'conformance']],
];
const suites = [
  ['unit', ['vitest', 'run', '--project', 'unit']],
  ['store', ['vitest', 'run', '--project', 'store']],
];
const browser = [['e2e', ['playwright', 'test']]];

const chosen = new Set(process.argv.slice(2));
const results = [];
let running;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stopAll(signal));

await Promise.all([runLane(browser), runLane([...checks, ...suites])]);
report();

async function runLane(steps) {
  for (const [name, ...commands] of steps) {
    if (chosen.size > 0 && !chosen.has(name)) continue;
    const began = performance.now();
    const { code, output } = await runStep(commands);
    const seconds = (performance.now() - began) / 1000;
    results.push({ name, passed: code === 0, seconds });
    keepLog(name, output);
    process.stdout.write(
      `${code === 0 ? 'passed' : 'FAILED'}  ${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s\n`,
    );
    if (code !== 0) process.stdout.write(`${output}\n`);
  }
}

async function runStep(commands) {
  let output = '';
  for (const [command, ...args] of commands) {
    const ended = await run(command, args);
    output += ended.output;
    if (ended.code !== 0) return { code: ended.code, output };
  }
  return { code: 0, output };
}

function run(command, args) {
  return new Promise((resolve) => {
    const env = {
      ...process.env,
      PATH: `${bin}${path.delimiter}${process.env.PATH}`,
      FORCE_COLOR: '0',
      CI: '1',
    };
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running = (running ?? new Set()).add(child);
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => (output += `${command}: ${error.message}\n`));
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

function keepLog(name, output) {
  const folder = path.join(root, '.cache/test');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.log`), output);
}

function report() {
  const order = [...checks, ...suites, ...browser].map(([name]) => name);
  const sorted = results.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  const lines = sorted.map(
    ({ name, passed, seconds }) =>
      `  ${name.padEnd(12)} ${passed ? 'passed' : 'FAILED'} ${seconds.toFixed(1).padStart(7)} s`,
  );
  const failed = results.filter(({ passed }) => !passed).length;
  const total = performance.now() / 1000;
  process.stdout.write(`\n${lines.join('\n')}\n  ${'total'.padEnd(19)} ${total.toFixed(1).padStart(7)} s\n`);
  process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
  if (failed > 0 || results.length === 0) process.exitCode = 1;
}

function stopAll(signal) {
  for (const child of running ?? []) child.kill(signal);
  process.exitCode = 130;
}
