import { mkdir, readdir, readFile, rename, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectInvariants } from '../../instances/testing/invariants.ts';
import { openTestExchange, type TestExchange } from '../testing/test-exchange.ts';

const HEADER = 'id,no,reference,version,status,note,updatedAt,documentNo,costCents';

let exchange: TestExchange;
let folder: string;
let files = 0;
beforeAll(async () => {
  exchange = await openTestExchange({
    definition: { style: 'export', file: { folder: 'centre', settleSeconds: 60 } },
  });
  folder = path.join(exchange.dropFolder, 'centre');
  await exchange.settle();
}, 120_000);
afterAll(async () => {
  await expectInvariants(exchange.hall.pool);
  await exchange.close();
});
beforeEach(() => {
  files += 1;
});

async function rows<T extends object>(sql: string, ...values: readonly unknown[]): Promise<readonly T[]> {
  return (await exchange.hall.pool.query<T>(sql, [...values])).rows;
}
const at = (minute: number) => new Date(exchange.hall.clock() + minute * 60_000).toISOString();
const line = (...cells: readonly (string | number)[]) => cells.join(',');
/** Puts a file into the folder as a whole and waits until it is read. */
async function drop(name: string, ...lines: readonly string[]): Promise<void> {
  const target = path.join(folder, name);
  await writeFile(`${target}.part`, `\ufeff${[HEADER, ...lines].join('\r\n')}\r\n`);
  await rename(`${target}.part`, target);
  await settled();
}
/** So much time passes that a file that nobody writes to counts as whole. */
async function settled(): Promise<void> {
  await exchange.settle();
  exchange.hall.clock.advance(61_000);
  await exchange.settle();
}
const caseOf = async (id: number) =>
  (await rows<{ status: string }>('SELECT status FROM instance WHERE id = $1', id))[0]?.status;
const heard = async (reference: string) =>
  (
    await rows<{ via: string; status: string; result: string }>(
      'SELECT via, status, result FROM system_event WHERE reference = $1 ORDER BY id',
      reference,
    )
  ).map(({ via, status, result }) => `${via} ${status} ${result}`);
const noted = async (name: string) =>
  (
    await rows<{
      lines: number;
      fresh: number;
      known: number;
      refused: number;
      times: number;
      found: number;
    }>(
      'SELECT lines, fresh, known, refused, times, found FROM system_file WHERE name = $1 ORDER BY id DESC',
      name,
    )
  )[0];
const filed = async (part: 'done' | 'refused', name: string) =>
  (await readdir(path.join(folder, part))).filter((each) => each.includes(name)).toSorted();

describe('a file that a system drops', () => {
  it('brings the result and the number, and closes the case', async () => {
    const { instanceId, reference } = await exchange.submit();
    await drop(
      `night-${files}.csv`,
      line(`o${files}`, 'XJ1', reference, 1, 'accepted', '', at(1), ''),
      line(`o${files}`, 'XJ1', reference, 2, 'done', '"已登记，\n见文号"', at(2), '研〔2026〕12 号', 0),
    );
    expect(await caseOf(instanceId)).toBe('closed');
    expect(await heard(reference)).toEqual(['file done applied', 'file done applied']);
    const order = await rows(
      'SELECT order_no AS no, version FROM system_order WHERE instance_id = $1',
      instanceId,
    );
    expect(order).toEqual([{ no: 'XJ1', version: 2 }]);
    const student = await exchange.as('202410010101');
    expect(JSON.stringify((await student.get(`/api/instances/${instanceId}`)).body)).toContain('见文号');
    expect(await noted(`night-${files}.csv`)).toMatchObject({ lines: 2, fresh: 2, refused: 0, found: 0 });
    expect(await filed('done', `night-${files}.csv`)).toHaveLength(1);
  });

  it('has no effect again, neither the same nor another with the same lines', async () => {
    const { instanceId, reference } = await exchange.submit();
    const name = `same-${files}.csv`;
    const lines = [line(`o${files}`, '', reference, 1, 'accepted', '', at(1), '')];
    await drop(name, ...lines);
    const before = await rows('SELECT version FROM instance WHERE id = $1', instanceId);
    await drop(name, ...lines);
    await drop(`other-${name}`, ...lines, ...lines);
    expect(await heard(reference)).toEqual(['file done applied']);
    expect(await rows('SELECT version FROM instance WHERE id = $1', instanceId)).toEqual(before);
    expect(await noted(name)).toMatchObject({ fresh: 1, known: 1, times: 2 });
    expect(await noted(`other-${name}`)).toMatchObject({ lines: 2, fresh: 0, found: 1 });
    expect(await filed('done', `Z-${name}`)).toHaveLength(1);
  });

  it('has its bad lines named by line and column in a report, and its good ones taken', async () => {
    const { reference } = await exchange.submit();
    const foreign = await exchange.submit();
    await exchange.hall.pool.query('DELETE FROM system_delivery WHERE instance_id = $1', [
      foreign.instanceId,
    ]);
    const name = `bad-${files}.csv`;
    await drop(
      name,
      line('x1', '', 'NO-SUCH', 1, 'accepted', '', at(1), ''),
      line('x2', '', foreign.reference, 1, 'accepted', '', at(1), ''),
      line(`o${files}`, '', reference, 1, '没见过', '', at(1), ''),
      line(`o${files}`, '', reference, 2, 'accepted', '=1+1', at(2), ''),
      line(`o${files}`, '', reference, 3, 'accepted', '', '2026-13-40', ''),
      line(`o${files}`, '', reference, 4, 'accepted', '已受理', at(3), ''),
    );
    expect(await noted(name)).toMatchObject({ lines: 6, fresh: 4, refused: 2, found: 5 });
    expect(await heard(reference)).toEqual(['file quarantined unknownStatus', 'file done applied']);
    expect(await heard('NO-SUCH')).toEqual(['file quarantined unknownReference']);
    expect(await heard(foreign.reference)).toEqual(['file quarantined foreignReference']);
    const [, report = ''] = await filed('done', name);
    const text = await readFile(path.join(folder, 'done', report), 'utf8');
    for (const words of [
      '第 2 行“reference”列（待人工处理）：大厅没有这个受理编号',
      '第 3 行“reference”列（待人工处理）：这个受理编号不属于本系统',
      '第 4 行“status”列（待人工处理）：这个状态不在对照表中',
      '第 5 行“note”列（未采用）：以 = + - @ 开头',
      '第 6 行“updatedAt”列（未采用）：应为带时区的时刻',
      'Line 6, column “updatedAt” (not taken): must be an RFC 3339 time',
    ])
      expect(text).toContain(words);
    const told = await rows(`SELECT FROM message WHERE dedupe LIKE 'system/centre/file/%'`);
    expect(told.length).toBeGreaterThan(0);
  });

  it('follows the rules of the inbox: an older line is a note, another content of the same version waits for a person', async () => {
    const { reference, instanceId } = await exchange.submit();
    const id = `o${files}`;
    await drop(`order-${files}.csv`, line(id, '', reference, 5, 'accepted', '', at(9), ''));
    await drop(
      `order-${files}-late.csv`,
      line(id, '', reference, 3, 'new', '', at(1), ''),
      line(id, '', reference, 5, 'new', '', at(9), ''),
      line(`${id}-b`, '', reference, 9, 'done', '', at(9), ''),
    );
    expect(await heard(reference)).toEqual([
      'file done applied',
      'file done noted',
      'file quarantined sameVersion',
      'file quarantined otherOrder',
    ]);
    expect(await caseOf(instanceId)).toBe('running');
  });

  it('is read only when it is whole: not under a name of files under way, not while it grows', async () => {
    const { reference } = await exchange.submit();
    const target = path.join(folder, `slow-${files}.csv`);
    const text = `${HEADER}\n${line(`o${files}`, '', reference, 1, 'accepted', '', at(1), '')}`;
    for (const name of ['.hidden.csv', 'night.csv.part', 'night.csv.tmp', 'night.csv~'])
      await writeFile(path.join(folder, name), text);
    await writeFile(target, text.slice(0, -20));
    await exchange.settle();
    exchange.hall.clock.advance(59_000);
    await exchange.settle();
    await writeFile(target, text);
    await exchange.settle();
    exchange.hall.clock.advance(59_000);
    await exchange.settle();
    expect(await heard(reference)).toEqual([]);
    exchange.hall.clock.advance(2000);
    await exchange.settle();
    expect(await heard(reference)).toEqual(['file done applied']);
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['.hidden.csv', 'night.csv.part']));
  });

  it('is refused as a whole when it is no file of orders, and says why', async () => {
    await writeFile(path.join(folder, 'book.xlsx'), 'PK\u0003\u0004');
    await writeFile(path.join(folder, 'zip.csv'), 'PK\u0003\u0004');
    await writeFile(path.join(folder, 'huge.csv'), 'id');
    await truncate(path.join(folder, 'huge.csv'), 10 * 2 ** 30);
    await settled();
    for (const [name, words] of [
      ['book.xlsx', '只读取扩展名为 .csv 的文件'],
      ['zip.csv', '这是压缩包或表格文件'],
      ['huge.csv', '文件里有空字符'],
    ] as const) {
      const [, report = ''] = await filed('refused', name);
      expect([name, await readFile(path.join(folder, 'refused', report), 'utf8')]).toEqual([
        name,
        expect.stringContaining(words),
      ]);
    }
  });

  it('is never looked for behind a link', async () => {
    const outside = path.join(exchange.dropFolder, 'outside');
    await mkdir(outside);
    const { reference } = await exchange.submit();
    const text = `${HEADER}\n${line(`o${files}`, '', reference, 1, 'accepted', '', at(1), '')}`;
    await writeFile(path.join(outside, 'secret.csv'), text);
    await symlink(path.join(outside, 'secret.csv'), path.join(folder, 'link.csv'));
    await settled();
    expect(await heard(reference)).toEqual([]);
    expect(await readdir(outside)).toEqual(['secret.csv']);
  });

  it('takes effect once when two processes read it at once, or one was killed before it was filed away', async () => {
    const { reference } = await exchange.submit();
    const other = await exchange.another();
    const name = `two-${files}.csv`;
    const lines = Array.from({ length: 20 }, (_, index) =>
      line(
        `o${files}`,
        '',
        reference,
        index + 1,
        index === 19 ? 'done' : 'dispatched',
        `第 ${index}`,
        at(index),
        '',
      ),
    );
    await writeFile(path.join(folder, name), [HEADER, ...lines].join('\n'));
    await Promise.all([exchange.settle(), other.background.drain()]);
    exchange.hall.clock.advance(61_000);
    await Promise.all([exchange.settle(), other.background.drain()]);
    await exchange.settle();
    const results = await heard(reference);
    expect(results).toHaveLength(20);
    expect(await filed('done', name)).toHaveLength(1);
    // What a process leaves that was killed before it could file it away.
    await writeFile(path.join(folder, name), [HEADER, ...lines].join('\n'));
    await settled();
    expect(await heard(reference)).toEqual(results);
    expect(await filed('done', name)).toHaveLength(1);
  });
});

describe('the page of the files', () => {
  it('has every file with its findings for those in charge, and lets them look for more now', async () => {
    const { reference } = await exchange.submit();
    const name = `page-${files}.csv`;
    await drop(name, line(`o${files}`, '', reference, 'x', 'accepted', '', at(1), ''));
    const admin = await exchange.as('t1007', 'admin');
    const { body } = await admin.get('/api/office/systems/centre/files?limit=1');
    expect(body).toMatchObject({
      items: [
        {
          name,
          via: 'folder',
          encoding: 'UTF-8',
          lines: 1,
          refused: 1,
          useless: true,
          findings: [
            { line: 2, column: 'version', fate: 'refused', en: 'It must be a whole number, such as 3' },
          ],
        },
      ],
      next: expect.any(String),
      mayRead: true,
    });
    const older = await admin.get(`/api/office/systems/centre/files?cursor=${String(Object(body).next)}`);
    expect(Object(older.body).items[0].name).not.toBe(name);
    expect((await admin.post('/api/office/systems/centre/files/read')).status).toBe(202);
    const student = await exchange.as('202410010101');
    expect((await student.get('/api/office/systems/centre/files')).status).toBe(403);
    const auditor = await exchange.as('202410020101', 'auditor');
    expect((await auditor.get('/api/office/systems/centre/files')).body).toMatchObject({ mayRead: false });
    expect((await auditor.post('/api/office/systems/centre/files/read')).status).toBe(403);
  });
});

/** Registers another system like this one. */
async function register(code: string, file: object) {
  const admin = await exchange.as('t1007', 'admin');
  const { body } = await admin.get('/api/systems/centre');
  const definition = { ...Object(body).definition, code, file };
  return admin.post(`/api/systems/import`, { yaml: JSON.stringify(definition) });
}

describe('the folder of a system', () => {
  it.each(['../up', '/etc', 'a/b', '..', '.', 'C:', 'Ａ', 'a b', ''])(
    'is never called “%s”',
    async (name) => {
      const answer = await register('other', { folder: name });
      expect([answer.status, JSON.stringify(answer.body)]).toEqual([
        400,
        expect.stringContaining('/file/folder'),
      ]);
    },
  );

  it('is one system’s alone', async () => {
    const answer = await register('other', { folder: 'centre' });
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining('centre')]);
    expect((await register('other', { folder: 'other' })).status).toBe(200);
  });
});
