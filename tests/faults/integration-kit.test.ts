import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from '../e2e/free-port.ts';

const root = path.resolve(import.meta.dirname, '../..');
const wangban = path.join(root, 'packages/server/bin/wangban.mjs');
const COMMAND = '  npx wangban ';
const LIMIT_MS = 120_000;

let data: string;
beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), 'wb-kit-'));
});
afterAll(() => rm(data, { recursive: true, force: true }));

/** A command as a vendor types it, in an empty folder of their own. */
function run(args: readonly string[]) {
  const child = spawn(process.execPath, [wangban, ...args], {
    cwd: data,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => void lines.push(line));
  const ended = once(child, 'exit').then(([code]) => Number(code));
  const line = async (start: string): Promise<string> => {
    const found = lines.find((one) => one.startsWith(start));
    if (found !== undefined) return found;
    if (child.exitCode !== null) throw new Error(lines.join('\n'));
    await Promise.race([once(reader, 'line'), ended]);
    return line(start);
  };
  return { lines, line, ended, stop: () => child.kill('SIGTERM') };
}

it(
  'the example that runs alone keeps every promise, tested by the command that it prints',
  async () => {
    const hall = `http://127.0.0.1:${await freePort()}`;
    const example = run(['integration', 'example', 'dorm-repair', '--port', '0', '--hall', hall]);
    const command = await example.line(COMMAND);
    const test = run(command.slice(COMMAND.length).split(' '));
    expect(await test.ended).toBe(0);
    expect(test.lines.at(-1)).toMatch(/^\d\d 项符合约定，0 项不符合，1 项没有检查$/);
    example.stop();
    expect(await example.ended).toBe(0);
  },
  LIMIT_MS,
);
