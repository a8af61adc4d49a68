import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, hallUrl, test } from './fixtures.ts';
import { freePort } from './free-port.ts';
import { expectHeading, look, lookInTheDark } from './look.ts';

const definition = (code: string, port: number): string => `code: ${code}
name: { zh: 班车登记系统, en: Shuttle register }
owner: xsgy
style: export
baseUrl: http://127.0.0.1:${port}/
allow: [{ host: 127.0.0.1, port: ${port}, private: true }]
honoursIdempotencyKey: true
operations: { book: { sends: order.create, until: outcome } }
tells: []
statuses: [{ status: booked, label: { zh: 已登记, en: Booked }, then: complete, outcome: booked }]
hooks: []
workerPhone: nobody
file: { folder: ${code}, settleSeconds: 0 }
`;

const HEADER = 'id,reference,version,status,note,updatedAt,seat';
const FILES: readonly (readonly [name: string, text: string])[] = [
  [
    '2026-03-02.csv',
    `${HEADER}\n1,20260302-BC-0000019,1,booked,,2026-03-02T09:00:00+08:00,12\n2,20260302-BC-0000027,1,booked,=1+1,2026-03-02T09:00:00+08:00,13\n3,20260302-BC-0000035,1,booked,,2026-03-02 09:00,14\n`,
  ],
  ['2026-03-03.csv', `id,reference,status\n1,20260302-BC-0000019,booked\n`],
  ['汇总表.xlsx', 'PK\u0003\u0004'],
];

test(
  'what is wrong in the files of a system is named by line and column',
  { tag: '@once' },
  async ({ seat }) => {
    const code = `shuttle-${randomUUID().slice(0, 8)}`;
    const { page } = await seat('admin');
    const made = await page.request.post('/api/systems/import', {
      data: { yaml: definition(code, await freePort()) },
      headers: { origin: hallUrl() },
    });
    expect(made.status()).toBe(200);
    await page.goto(`/office/systems/${code}`);
    await expectHeading(page, '班车登记系统');
    await page.getByRole('link', { name: '文件', exact: true }).click();
    await expect(page.getByText('还没有读过文件')).toBeVisible();
    await look(page, 'system-files-none');

    const folder = path.join(process.env['WANGBAN_E2E_DATA'] ?? '', 'drop', code);
    await mkdir(folder, { recursive: true });
    for (const [name, text] of FILES) {
      await writeFile(path.join(folder, `.${name}`), text);
      await rename(path.join(folder, `.${name}`), path.join(folder, name));
    }
    await page.getByRole('button', { name: '现在去读' }).click();
    await expect(page.getByRole('heading', { name: '汇总表.xlsx' })).toBeVisible();
    await page.getByText('逐行说明 3 条').click();
    await expect(page.getByText('以 = + - @ 开头，会被表格软件当作公式')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: '第 4 行 updatedAt 列' }).last()).toContainText(
      '应为带时区的时刻',
    );
    await look(page, 'system-files');
    await lookInTheDark(page, 'system-files');
    await page.getByRole('link', { name: '到隔离页处理' }).click();
    await expect(page.getByText('20260302-BC-0000019')).toBeVisible();
  },
);
