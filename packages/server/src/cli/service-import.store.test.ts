import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../platform/audit/verify-audit.ts';
import { createTestHall, type TestHall } from '../platform/testing/test-hall.ts';
import { serviceCommand } from './service.ts';

const LEAVE = fileURLToPath(new URL('../../../../services/leave-undergraduate', import.meta.url));

describe('wangban service import', () => {
  let hall: TestHall;
  beforeAll(async () => {
    hall = await createTestHall();
  });
  afterAll(() => hall.close());

  async function run(...args: readonly string[]) {
    const lines: string[] = [];
    const io = {
      print: (line: string) => void lines.push(line),
      printError: (line: string) => void lines.push(line),
      clock: hall.clock,
      withPool: <T>(_: string | undefined, work: (pool: TestHall['pool']) => Promise<T>) => work(hall.pool),
    };
    return { code: await serviceCommand(['import', ...args], io), lines };
  }

  it('publishes a service once, audited, and finds nothing to do the second time', async () => {
    expect(await run(LEAVE)).toEqual({ code: 0, lines: ['leave-undergraduate: imported as version 1'] });
    expect(await run(LEAVE)).toEqual({
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
});
