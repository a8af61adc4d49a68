import { createHmac, randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { publishCopy } from './copy-service.ts';
import { expect, hallUrl, test } from './fixtures.ts';
import { freePort } from './free-port.ts';
import { expectHeading, look, lookInTheDark } from './look.ts';
import { enter, submitTo } from './open-case.ts';

/** Fills in the form of a new system at a port where nobody listens. */
async function fillIn(page: Page, code: string, port: number): Promise<void> {
  await page.getByLabel('名称（中文）').fill('水电报修系统');
  await page.getByLabel('名称（英文）').fill('Water and power repair');
  await page.getByLabel('系统代码').fill(code);
  await page.getByLabel('责任部门').fill('nowhere');
  await page.getByLabel('接口地址').fill(`http://127.0.0.1:${port}/`);
  await page.getByRole('button', { name: '加入接口地址的主机和端口' }).click();
  const map = page.getByRole('table', { name: '状态对照' });
  await map.getByRole('button', { name: '删去 状态对照 第 2 行' }).click();
  await map.getByRole('button', { name: '删去 状态对照 第 3 行' }).click();
  for (const [place, [status, zh, en]] of STATUSES.entries()) {
    const row = map.getByRole('row').nth(place + 1);
    await row.getByLabel('对方的状态').fill(status);
    await row.getByLabel('显示为（中文）').fill(zh);
    await row.getByLabel('显示为（英文）').fill(en);
  }
  await map.getByLabel('结果').fill('fixed');
}

const STATUSES = [
  ['new', '已登记', 'Registered'],
  ['done', '已完工', 'Done'],
] as const;

/** The system tells the hall of an order, signed with the secret that the page has shown. */
async function tell(code: string, secret: string, data: object): Promise<number> {
  const id = `evt-${randomUUID()}`;
  const time = new Date().toISOString();
  const envelope = { specversion: '1.0', id, source: `urn:${code}`, type: 'order.updated', time, data };
  const body = JSON.stringify(envelope);
  const at = String(Math.floor(Date.now() / 1000));
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64');
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': at,
    'webhook-signature': `v1,${signature}`,
  };
  const { status } = await fetch(`${hallUrl()}/api/systems/${code}/events`, {
    method: 'POST',
    headers,
    body,
  });
  return status;
}

test(
  'a system is registered, its secret is shown once, and what it sends amiss is settled',
  { tag: '@once' },
  async ({ seat, watched }) => {
    const code = `water-${randomUUID().slice(0, 8)}`;
    watched.expected.push({ status: 400, url: `/api/systems/${code}` });
    const { page } = await seat('admin');
    await page.goto('/office/systems');
    await expectHeading(page, '业务系统');
    await look(page, 'systems');
    await page.getByRole('link', { name: '登记业务系统' }).click();
    await fillIn(page, code, await freePort());
    await page.getByRole('button', { name: '登记' }).click();
    await expect(page.getByRole('alert')).toContainText('责任部门：没有编号为“nowhere”的单位');
    await look(page, 'system-problems');
    await page.reload();
    await expect(page.getByText('已恢复您上次没有保存的内容')).toBeVisible();
    const owner = page.getByLabel('责任部门');
    await expect(owner).toHaveValue('nowhere');
    await owner.fill('xsgy');
    await expect(page.getByText('学生公寓管理服务中心', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '登记' }).click();
    await expectHeading(page, '水电报修系统');
    await expect(page.getByRole('heading', { name: '接下来' })).toBeVisible();

    await page.getByRole('button', { name: '测试连接' }).click();
    await expect(page.getByRole('alert')).toContainText('连不上对方');
    await page.getByRole('button', { name: '生成或填写密钥 对方发给大厅' }).click();
    await look(page, 'system-rotate');
    await page.getByRole('dialog').getByRole('button', { name: '生成或填写密钥' }).click();
    const shown = page.getByText(/^whsec_[A-Za-z0-9+/=]{20,}$/);
    const secret = (await shown.textContent()) ?? '';
    await look(page, 'system-secret');
    await page.reload();
    await expect(page.getByText('启用').first()).toBeVisible();
    await expect(shown).toHaveCount(0);
    await look(page, 'system');
    await lookInTheDark(page, 'system');

    const updatedAt = new Date().toISOString();
    const order = { id: '4711', reference: '20260302-SSBX-9999999', status: 'new', updatedAt };
    expect(await tell(code, secret, order)).toBe(202);
    expect(await tell(code, secret, { ...order, status: 'done', note: '已换管' })).toBe(202);
    const quarantine = page.getByRole('link', { name: '隔离 (2)' });
    await expect(async () => {
      await page.reload();
      await expect(quarantine).toBeVisible({ timeout: 2000 });
    }).toPass();
    await quarantine.click();
    await expect(page.getByText('大厅没有这个受理编号 (2)')).toBeVisible();
    await look(page, 'system-quarantine');
    await page.getByRole('table').getByRole('link').first().click();
    await expect(page.getByText('已换管').first()).toBeVisible();
    await look(page, 'system-event');
    const drop = page.getByRole('form', { name: '丢弃' });
    await drop.getByRole('button', { name: '丢弃' }).click();
    await expect(drop.getByText('请写明原因')).toBeVisible();
    await drop.getByLabel('原因').fill('对方的测试单');
    await drop.getByRole('button', { name: '丢弃' }).click();
    await expect(page.getByText('林涛：对方的测试单')).toBeVisible();
    await page.getByRole('link', { name: '来信', exact: true }).click();
    await look(page, 'system-events');
    await page.getByRole('link', { name: '投递', exact: true }).click();
    await expect(page.getByText('没有符合条件的记录')).toBeVisible();

    await page.getByRole('link', { name: '概况' }).click();
    await page.getByRole('link', { name: '修改定义' }).click();
    await page.getByRole('button', { name: '增加前置事件' }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText('至少要有 1 项').first()).toBeVisible();
    await look(page, 'system-change');
    await page.getByRole('button', { name: '删去 前置事件 第 1 行' }).click();
    await page.getByRole('radio', { name: 'YAML 文件' }).check();
    const yaml = page.getByLabel('定义（YAML）');
    await yaml.fill((await yaml.inputValue()).replace('水电报修系统', '水电维修系统'));
    await page.getByRole('button', { name: '保存' }).click();
    await expectHeading(page, '水电维修系统');
    await page.getByRole('button', { name: '停用' }).click();
    await page.getByRole('dialog').getByLabel('原因').fill('测试结束');
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await expect(page.getByText('原因：测试结束')).toBeVisible();
    const denied = await enter(hallUrl(), 'student');
    expect((await denied.get(`/api/office/systems/${code}/events`)).status()).toBe(403);
  },
);

const REPORT = {
  building: { id: 'ws03', name: '五山校区 3 栋' },
  room: { id: 'ws03-301', name: '301' },
  kind: { id: 'water', name: '水' },
  detail: { id: 'leak', name: '漏水' },
  description: '卫生间洗手盆下面的软管一直滴水',
  mayEnter: true,
  phone: '13800138000',
};

test(
  'what could not be sent is done by hand and said so, and both sides are compared',
  { tag: '@once' },
  async ({ seat }) => {
    const code = `pipes-${randomUUID().slice(0, 8)}`;
    const admin = await enter(hallUrl(), 'admin');
    const yaml = await (await admin.get('/api/systems/dorm-repair/export')).text();
    const [from, to] = [/127\.0\.0\.1:\d+/, `127.0.0.1:${await freePort()}`];
    const other = yaml
      .replaceAll('dorm-repair', code)
      .replace(from, to)
      .replace(/port: \d+/, `port: ${to.slice(10)}`);
    expect((await admin.post('/api/systems/import', { data: { yaml: other } })).status()).toBe(200);
    const secret = { direction: 'outbound', overlapHours: 0 };
    await admin.post(`/api/systems/${code}/secrets`, { data: secret });
    const aliases =
      '[报修, 宿舍报修, 宿舍维修, 漏水, 停电, 灯坏了, 门锁坏了, 空调坏了, 马桶堵了, 公寓维修, repair, dorm repair]';
    await publishCopy('dorm-repair', code, {
      学生公寓宿舍报修: '管道疏通（试办）',
      'Dormitory repair': 'Pipes on trial',
      SSBX: 'GDST',
      [aliases]: '[]',
    });
    const student = await enter(hallUrl(), 'student');
    const { reference } = await submitTo(student, code, REPORT);

    const { page } = await seat('admin');
    await page.goto(`/office/systems/${code}/deliveries`);
    const row = page.getByRole('row').filter({ hasText: reference });
    await expect(async () => {
      await page.reload();
      await expect(row).toContainText('连不上对方', { timeout: 2000 });
    }).toPass();
    await look(page, 'system-deliveries');
    await page.getByLabel('状态').selectOption('已完成');
    await page.getByRole('button', { name: '筛选' }).click();
    await expect(page.getByText('没有符合条件的记录')).toBeVisible();
    await page.getByRole('button', { name: '清除条件' }).click();
    await row.getByRole('link').click();
    await look(page, 'system-delivery');
    const done = page.getByRole('form', { name: '标记已办' });
    await done.getByRole('button').click();
    await expect(done.getByText('请填写对方的工单编号：这件在对方还没有工单')).toBeVisible();
    await done.getByLabel('对方的工单编号').fill('W-1');
    await done.getByRole('button').click();
    await expect(page.getByText('已完成')).toBeVisible();

    await page.goto('/office/systems/dorm-repair/reconciliation');
    await page.getByRole('button', { name: '立即对账' }).click();
    const runs = page.getByRole('table', { name: '对账记录' });
    await expect(runs.getByRole('row').nth(1)).toContainText('对完', { timeout: 30_000 });
    await expect(page.getByText(/^大厅 \d+$/)).toBeVisible();
    await page.getByRole('link', { name: /^仅对方有/ }).click();
    await expect(page).toHaveURL(/class=onlyThere/);
    await look(page, 'system-comparison');
  },
);

test('the pages of a system in English', { tag: '@once' }, async ({ seat }) => {
  const { page } = await seat('admin', 'en');
  await page.goto('/office/systems/dorm-repair');
  await expectHeading(page, 'Dormitory repair system');
  await look(page, 'system-en');
  await page.getByRole('link', { name: 'Sent' }).click();
  await expect(page.getByRole('search', { name: 'Filter' })).toBeVisible();
  await look(page, 'system-deliveries-en');
});
