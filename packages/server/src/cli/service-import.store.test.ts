import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../platform/audit/verify-audit.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { serviceCommand } from './service.ts';

const LEAVE = fileURLToPath(new URL('../../../../services/leave-undergraduate', import.meta.url));

describe('wangban service import, export and diff', () => {
  let hall: TestHall;
  let folder: string;
  beforeAll(async () => {
    hall = await createTestHall();
    folder = await mkdtemp(path.join(tmpdir(), 'wb-export-'));
  });
  afterAll(async () => {
    await hall.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function run(...args: readonly string[]) {
    const lines: string[] = [];
    const io = {
      print: (line: string) => void lines.push(line),
      printError: (line: string) => void lines.push(line),
      clock: hall.clock,
      withPool: <T>(_: string | undefined, work: (pool: TestHall['pool']) => Promise<T>) => work(hall.pool),
    };
    return { code: await serviceCommand(args, io), lines };
  }

  it('publishes a service once, audited, and finds nothing to do the second time', async () => {
    expect(await run('import', LEAVE)).toEqual({
      code: 0,
      lines: ['leave-undergraduate: imported as version 1'],
    });
    expect(await run('import', LEAVE)).toEqual({
      code: 0,
      lines: ['leave-undergraduate: unchanged, version 1 serves'],
    });
    const { rows } = await hall.pool.query('SELECT action, target, facts FROM audit_entry');
    expect(rows).toEqual([
      {
        action: 'importService',
        target: 'leave-undergraduate',
        facts: { version: 1, contentHash: expect.any(String) },
      },
    ]);
    expect(await verifyAudit(hall.pool)).toMatchObject({ brokenAt: undefined });
  });

  it('gives back every file to the letter, also of an earlier version', async () => {
    expect(await run('export', folder)).toMatchObject({ code: 0 });
    const copy = path.join(folder, 'leave-undergraduate');
    const names = (await readdir(LEAVE)).toSorted();
    expect((await readdir(copy)).toSorted()).toEqual(names);
    for (const name of names)
      expect(await readFile(path.join(copy, name), 'utf8')).toBe(
        await readFile(path.join(LEAVE, name), 'utf8'),
      );
    expect(await run('diff', folder)).toEqual({ code: 0, lines: [] });
    const yaml = path.join(copy, 'service.yaml');
    const text = await readFile(yaml, 'utf8');
    await writeFile(yaml, text.replace('processingTimeDays: 3', 'processingTimeDays: 2'));
    const { code, lines } = await run('diff', folder);
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^leave-undergraduate: service.yaml -\d+ processingTimeDays: 3$/),
      expect.stringMatching(/^leave-undergraduate: service.yaml \+\d+ processingTimeDays: 2$/),
    ]);
    expect(await run('import', folder)).toMatchObject({ code: 0 });
    expect(await run('export', folder, '--service', 'leave-undergraduate', '--version', '1')).toMatchObject({
      lines: [expect.stringContaining('version 1')],
    });
    expect(await readFile(yaml, 'utf8')).toBe(text);
  });

  it('says what cannot be exported', async () => {
    await expect(run('export', folder, '--service', 'nothing')).rejects.toThrow('no such service');
    await expect(run('export', folder, '--version', '1')).rejects.toThrow('goes with --service');
    await hall.ownerPool.query('UPDATE service_version SET files = NULL WHERE version = 2');
    expect(await run('export', folder)).toEqual({
      code: 1,
      lines: [expect.stringContaining('import it once more')],
    });
  });
});
