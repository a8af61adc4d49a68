import { describe, expect, test } from 'vitest';
import { newSecret } from '@wangban/connectors/webhook';
import { gate } from '../../platform/testing/gate.ts';
import { UsageError } from '../command.ts';
import { integrationCommand } from '../integration.ts';

/** A terminal that keeps what it was given, and is stopped by the test. */
function terminal(files: Readonly<Record<string, string>> = {}) {
  const lines: string[] = [];
  const errors: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  const end = gate();
  return {
    lines,
    errors,
    stop: () => end.open(),
    /** Resolves with the first line that begins so. */
    line: (start: string) =>
      new Promise<string>((done) => {
        waiting.push((line) => line.startsWith(start) && done(line));
        for (const line of lines) if (line.startsWith(start)) done(line);
      }),
    io: {
      print: (line: string) => {
        lines.push(line);
        for (const look of waiting) look(line);
      },
      printError: (line: string) => void errors.push(line),
      read: (file: string) => files[file] ?? fail(file),
      readBytes: (file: string) => Buffer.from(files[file] ?? fail(file)),
      stopped: () => end.passed,
    },
  };
}

function fail(file: string): never {
  throw new Error(`ENOENT ${file}`);
}

/** Plays a system while `work` goes on. */
async function withSystem(
  args: readonly string[],
  work: (url: string, secret: string) => Promise<void>,
): Promise<readonly string[]> {
  const there = terminal();
  const secret = newSecret();
  const ended = integrationCommand(['simulate', '--port', '0', '--secret', secret, ...args], there.io);
  const line = await there.line('模拟业务系统');
  await work(line.split(' ').at(-1) ?? '', secret);
  there.stop();
  expect(await ended).toBe(0);
  return there.lines;
}

/** The last line about a system that keeps the contract, asked in a wrong way. */
const lastLine = async (args: (url: string, secret: string) => readonly string[]) => {
  const here = terminal();
  await withSystem([], async (url, secret) => {
    const call = ['test', '--only', 'description', '--language', 'en', ...args(url, secret)];
    expect(await integrationCommand(call, here.io)).toBe(1);
  });
  return here.lines.at(-1);
};

describe('wangban integration test', () => {
  test('prints a line for each promise that is kept, and gives 0', async () => {
    const here = terminal();
    const seen = await withSystem([], async (url, secret) => {
      const only = 'create,lookup-found,unsigned-refused';
      const code = await integrationCommand(
        ['test', '--url', url, '--secret', secret, '--only', only],
        here.io,
      );
      expect(code).toBe(0);
    });
    expect(here.lines).toEqual([
      'ok  unsigned-refused: 没有签名的请求不办',
      'ok  create: 建单得到工单',
      'ok  lookup-found: 按受理编号查到工单',
      '3 项符合约定，0 项不符合，0 项没有检查',
    ]);
    expect(seen.filter((line) => line.startsWith('401 POST /orders'))).toHaveLength(1);
  });

  test('says of a broken promise what was expected, what was seen and where it stands, and gives 1', async () => {
    const here = terminal();
    await withSystem(['--faults', 'html:1'], async (url, secret) => {
      const call = ['test', '--url', url, '--secret', secret, '--only', 'description', '--language', 'en'];
      expect(await integrationCommand(call, here.io)).toBe(1);
    });
    expect(here.lines[0]).toBe('!!  description: The system describes itself');
    expect(here.lines[1]).toContain('expected: 200 with a description');
    expect(here.lines[2]).toContain('seen: answered 200 with something that is not in the contract');
    expect(here.lines[3]).toContain('contract: docs/integration.md#what-the-system-offers');
    expect(here.lines[4]).toBe('0 promises kept, 1 broken, 0 not tried');
  });

  test('listens for events, and says where', async () => {
    const here = terminal();
    await withSystem([], async (url, secret) => {
      const call = [
        'test',
        '--url',
        url,
        '--secret',
        secret,
        '--callback-secret',
        newSecret(),
        '--only',
        'lookup-unknown',
      ];
      expect(await integrationCommand(call, here.io)).toBe(0);
    });
    expect(here.errors).toMatchObject([expect.stringContaining('http://127.0.0.1:')]);
  });

  test('reports as JSON, with a secret out of a file', async () => {
    const files: Record<string, string> = {};
    const here = terminal(files);
    await withSystem([], async (url, secret) => {
      files['secret.txt'] = `${secret}\n`;
      await integrationCommand(
        ['test', '--url', url, '--secret', '@secret.txt', '--only', 'create', '--json'],
        here.io,
      );
    });
    expect(JSON.parse(here.lines.join('\n'))).toMatchObject({
      passed: 1,
      results: [{ id: 'create', result: 'passed' }],
    });
  });

  test('tells nobody of a system at which nobody listens that it keeps the contract', async () => {
    let address = '';
    await withSystem([], async (url) => void (address = url));
    const here = terminal();
    const call = ['test', '--url', address, '--secret', newSecret(), '--only', 'description,create'];
    expect(await integrationCommand(call, here.io)).toBe(1);
    expect(here.lines.join('\n')).toContain('连不上对方');
    expect(here.lines.at(-1)).toContain('系统在运行吗');
  });

  test('says what to look at first: the secret, or the address', async () => {
    expect(await lastLine((url) => ['--url', url, '--secret', newSecret()])).toContain('“hall to system”');
    expect(await lastLine((url, secret) => ['--url', `${url}wrong/`, '--secret', secret])).toContain(
      'root of the API',
    );
  });

  test.each([
    ['no verb', []],
    ['an unknown verb', ['conquer']],
    ['no address', ['test', '--secret', newSecret()]],
    ['an address of another kind', ['test', '--url', 'ftp://127.0.0.1/', '--secret', newSecret()]],
    ['no secret', ['test', '--url', 'http://127.0.0.1:1/']],
    ['a secret that is none', ['test', '--url', 'http://127.0.0.1:1/', '--secret', 'hello']],
    ['a file that is not there', ['test', '--url', 'http://127.0.0.1:1/', '--secret', '@nowhere']],
    [
      'an unknown check',
      ['test', '--url', 'http://127.0.0.1:1/', '--secret', newSecret(), '--only', 'charm'],
    ],
    ['no example', ['example']],
    ['an unknown example', ['example', 'tea-kitchen']],
    ['an unknown fault', ['simulate', '--faults', 'slwo']],
    ['half a seed', ['simulate', '--seed', '1.5']],
    ['an unknown option', ['simulate', '--sed', '1']],
  ])('refuses %s', async (_name, args) => {
    await expect(integrationCommand(args, terminal().io)).rejects.toBeInstanceOf(UsageError);
  });
});

describe('wangban integration simulate', () => {
  test('lists what it can do wrong', async () => {
    const here = terminal();
    expect(await integrationCommand(['simulate', '--list-faults'], here.io)).toBe(0);
    expect(here.lines.some((line) => line.startsWith('timeout-after-commit'))).toBe(true);
    expect(here.lines.length).toBeGreaterThan(40);
  });

  test('shows the secrets that it made up', async () => {
    const here = terminal();
    const ended = integrationCommand(['simulate', '--port', '0'], here.io);
    expect(await here.line('密钥 secret hall → system')).toMatch(/whsec_/);
    here.stop();
    expect(await ended).toBe(0);
  });
});

describe('a file of orders', () => {
  const header = 'id,reference,version,status,updatedAt';
  const good = '1,R-1,1,done,2026-03-02T09:00:00+08:00';
  const files = {
    'good.csv': `${header}\n${good}\n`,
    'bad.csv': `${header}\n${good}\n2,R-2,x,done,2026-03-02T09:00:00+08:00\n`,
  };

  test('is read before it is dropped, and what is wrong is named by line and column', async () => {
    const here = terminal(files);
    expect(await integrationCommand(['file', 'good.csv'], here.io)).toBe(0);
    expect(await integrationCommand(['file', 'bad.csv'], here.io)).toBe(1);
    expect(await integrationCommand(['file', 'bad.csv', '--language', 'en'], here.io)).toBe(1);
    expect(here.lines).toEqual([
      'good.csv（UTF-8）：共 1 行，1 行可以采用',
      '第 3 行“version”列（未采用）：应为整数，例如 3',
      'bad.csv（UTF-8）：共 2 行，1 行可以采用',
      'Line 3, column “version” (not taken): It must be a whole number, such as 3',
      'bad.csv (UTF-8): 2 lines, 1 can be taken',
    ]);
  });

  test('is told to machines, and has to be there', async () => {
    const here = terminal(files);
    expect(await integrationCommand(['file', 'bad.csv', '--json'], here.io)).toBe(1);
    expect(JSON.parse(here.lines[0] ?? '')).toMatchObject({ lines: 2, taken: 1, findings: [{ line: 3 }] });
    await expect(integrationCommand(['file', 'none.csv'], here.io)).rejects.toThrow('none.csv');
    await expect(integrationCommand(['file'], here.io)).rejects.toThrow(UsageError);
  });
});
