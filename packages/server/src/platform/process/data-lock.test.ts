import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolderHolder, DataFolderBusy, lockDataFolder } from './data-lock.ts';
import { processStart } from './process-start.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wb-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const writeLock = (holder: object) => writeFileSync(path.join(folder, 'server.lock'), JSON.stringify(holder));

describe('the lock of a data directory', () => {
  it('refuses a second taker with the process, its start time and its port', () => {
    const lock = lockDataFolder(folder, 8080);
    expect(() => lockDataFolder(folder, 9000)).toThrow(DataFolderBusy);
    expect(() => lockDataFolder(folder, 9000)).toThrow(
      new RegExp(`in use by process ${process.pid} \\(started 2\\d{3}-.*, port 8080\\)`),
    );
    expect(dataFolderHolder(folder)).toMatchObject({ pid: process.pid, port: 8080 });
    lock.notePort(8081);
    expect(dataFolderHolder(folder)).toMatchObject({ pid: process.pid, port: 8081 });
    lock.release();
    expect(dataFolderHolder(folder)).toBeUndefined();
    lockDataFolder(folder, 9000).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes over from a process that is gone', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const pid = child.pid ?? 0;
    await once(child, 'spawn');
    writeLock({ pid, start: processStart(pid), startedAt: 'then', port: 1 });
    expect(() => lockDataFolder(folder, null)).toThrow(`in use by process ${pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    lockDataFolder(folder, null).release();
  });

  it('takes over when the number of the process was given to another', () => {
    writeLock({ pid: process.pid, start: 'earlier', startedAt: 'then', port: 1 });
    lockDataFolder(folder, null).release();
  });

  it('takes over a file that is no lock', () => {
    writeFileSync(path.join(folder, 'server.lock'), '{"pid":');
    lockDataFolder(folder, null).release();
  });

  it('does not release what another process has taken over', () => {
    const lock = lockDataFolder(folder, null);
    writeLock({ pid: 1, start: 'x', startedAt: 'then', port: 1 });
    lock.release();
    expect(readdirSync(folder)).toEqual(['server.lock']);
  });
});
