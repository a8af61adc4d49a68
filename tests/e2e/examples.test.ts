import { createServer } from 'node:http';
import type { BrowserContext, Page } from '@playwright/test';
import { createEvent, hallEvent } from '../../examples/dorm-repair/src/testing/fake-hall.ts';
import { expect, test } from './fixtures.ts';
import { startExample, type ExampleProcess } from './example-process.ts';
import { freePort } from './free-port.ts';
import { look, lookInTheDark } from './look.ts';
import { password } from './people.ts';

let centre: ExampleProcess;
let equipment: ExampleProcess;
let graduate: ExampleProcess;
/** The hall's list of one case for the graduate school; whoever asks for what lies behind it gets nothing. */
const list = createServer((request, response) => {
  const isRead = request.url?.includes('after=') === true;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ deliveries: isRead ? [] : [{ id: '1', event: suspension }] }));
});
const suspension = hallEvent('order.create', 'XX-E2E', 1, {
  service: 'suspension-postgraduate',
  applicant: { personNo: '202420001234', name: '陶然' },
  fields: { reason: { id: 'illness', name: '因病' }, from: '2026-03-09', until: '2026-08-31' },
});

async function startList(): Promise<string> {
  const port = await freePort();
  await new Promise<void>((resolve) => void list.listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${port}`;
}

test.beforeAll(async () => {
  [centre, equipment, graduate] = await Promise.all([
    startExample('dorm-repair'),
    startExample('equipment-repair'),
    startExample('graduate-system', await startList()),
  ]);
});
test.afterAll(async () => {
  await Promise.all([centre.stop(), equipment.stop(), graduate.stop()]);
  list.close();
});

async function signIn(context: BrowserContext, url: string, login: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/`);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('button', { name: '退出' })).toBeVisible();
  return page;
}

function report(reference: string, room: string, kind: readonly [string, string], description: string) {
  return createEvent(reference, {
    applicant: { personNo: '202330450101', name: '林一凡', phone: '13800138000' },
    fields: {
      building: { id: 'ws03', name: '五山校区 3 栋' },
      room: { id: `ws03-${room}`, name: room },
      kind: { id: kind[0], name: kind[1] },
      description,
      mayEnter: false,
      visitTime: { date: '2026-03-02', from: '14:00', to: '16:00' },
      phone: '13800138000',
    },
  });
}

test(
  'an order goes through the pages of the dormitory centre',
  { tag: '@once' },
  async ({ browser, contextOptions, viewport }) => {
    const suffix = test.info().project.name;
    const person = () => browser.newContext({ ...contextOptions, viewport });
    const first = `E2E-${suffix}-1`;
    const made = await centre.asHall.post(
      '/orders',
      report(first, '412', ['water', '水'], '卫生间洗手盆下面的软管一直滴水'),
    );
    const id = String(made.json['id']);
    await centre.asHall.post(
      '/orders',
      report(`E2E-${suffix}-2`, '308', ['power', '电'], '书桌上方的灯管闪，晚上没法看书'),
    );
    await centre.asHall.post(
      '/orders',
      report(`E2E-${suffix}-3`, '516', ['door', '门窗锁'], '门锁要拧好几次才能打开'),
    );
    const office = await signIn(await person(), centre.url, 'luxh');
    await look(office, 'example-board');
    await office.goto(`${centre.url}/orders/${id}`);
    await office.getByText('不属于公寓维修', { exact: true }).first().click();
    await look(office, 'example-order');
    await office.getByRole('button', { name: '不属于公寓维修' }).click();
    await expect(office.getByRole('alert')).toContainText('有 1 处需要修改');
    await look(office, 'example-order-problem');
    await office.getByText('派单', { exact: true }).first().click();
    await office.getByRole('radio', { name: /万长贵/ }).check();
    await office.getByRole('button', { name: '派单' }).click();
    await expect(office.getByRole('status')).toContainText('已登记：派单');

    const worker = await signIn(await person(), centre.url, 'wancg');
    const reminded = hallEvent('order.reminded', first, 2, {
      note: '今晚能来吗？',
      by: 'applicant',
      times: 1,
    });
    await centre.asHall.post(`/orders/${id}/events`, reminded);
    await worker.reload();
    await look(worker, 'example-today');
    const mine = worker.getByRole('listitem').filter({ hasText: '412' }).first();
    await mine.getByRole('button', { name: '接单' }).click();
    await expect(worker.getByRole('status')).toContainText('接单');
    await worker.goto(`${centre.url}/orders/${id}`);
    await worker.getByRole('button', { name: '到场', exact: true }).click();
    await worker.locator('details[open]').getByLabel('说明（报修人能看到）').fill('换了软管，试水半小时不漏');
    const act = worker.locator('details[open]');
    await act.getByLabel('第 1 行材料').fill('软管');
    await act.getByLabel('第 1 行数量').fill('1');
    await act.getByLabel('第 1 行单位').fill('根');
    const photo = await worker.screenshot();
    await act
      .getByLabel('修后照片')
      .setInputFiles({ name: '修后.png', mimeType: 'image/png', buffer: photo });
    await look(worker, 'example-finish');
    await worker.getByRole('button', { name: '完工', exact: true }).click();
    await expect(worker.getByRole('status')).toContainText('已登记：完工');
    const reopened = hallEvent('order.reopened', first, 3, { lap: 2, reason: '晚上又漏了', files: [] });
    await centre.asHall.post(`/orders/${id}/events`, reopened);
    await worker.reload();
    await expect(worker.getByText('第 1 次返修')).toBeVisible();
    await look(worker, 'example-reopened');
    await lookInTheDark(worker, 'example-reopened');
    await worker.getByRole('button', { name: '接单' }).click();
    await worker.getByText('待配件', { exact: true }).first().click();
    await worker.getByLabel('缺什么配件').fill('4 分角阀');
    await worker.getByRole('button', { name: '待配件' }).click();
    await expect(worker.getByRole('status')).toContainText('要等配件');
    await office.goto(`${centre.url}/parts`);
    await expect(office.getByText('4 分角阀').first()).toBeVisible();
    await look(office, 'example-parts');
  },
);

test('the pages of the manager', { tag: '@once' }, async ({ browser, contextOptions, viewport }) => {
  const suffix = test.info().project.name;
  const reference = `E2E-${suffix}-9`;
  const made = await centre.asHall.post(
    '/orders',
    report(reference, '101', ['furniture', '家具'], '床梯松了'),
  );
  const id = String(made.json['id']);
  const rating = { stars: 2, options: ['来得慢'], comment: '等了三天' };
  await centre.asHall.post(`/orders/${id}/events`, hallEvent('order.rated', reference, 2, rating));
  const page = await signIn(await browser.newContext({ ...contextOptions, viewport }), centre.url, 'fangyl');
  for (const [path, name] of [
    ['/ratings', 'example-ratings'],
    ['/statistics', 'example-statistics'],
    ['/deliveries', 'example-deliveries'],
  ] as const) {
    await page.goto(`${centre.url}${path}`);
    await look(page, name);
  }
  await page.goto(`${centre.url}/settings`);
  await page.getByLabel('楼栋', { exact: true }).selectOption('ql05');
  await page.getByLabel('开始日期').fill('2026-07-10');
  await page.getByLabel('结束日期').fill('2026-08-30');
  await page.getByRole('button', { name: '登记修缮' }).click();
  await expect(page.getByText('启林校区 5 栋，2026-07-10 到 2026-08-30').first()).toBeVisible();
  await look(page, 'example-settings');
});

test(
  'the equipment office works with its register and a price',
  { tag: '@once' },
  async ({ browser, contextOptions, viewport }) => {
    const suffix = test.info().project.name;
    const fields = {
      assetNo: '2021004567',
      assetName: '高速冷冻离心机 H2050R',
      kind: { id: 'centrifuge', name: '离心机' },
      place: '农学楼 312 室',
      symptom: '转速到 8000 转就报 E12 停机，昨天开始',
      stops: 'research',
      decontaminated: true,
      phone: '13800138000',
    };
    const made = await equipment.asHall.post(
      '/orders',
      createEvent(`EQ-${suffix}`, { service: 'equipment-repair', fields }),
    );
    const page = await signIn(
      await browser.newContext({ ...contextOptions, viewport }),
      equipment.url,
      'jianglq',
    );
    await page.goto(`${equipment.url}/orders/${String(made.json['id'])}`);
    await expect(page.getByText('保管人 黎志强')).toBeVisible();
    await look(page, 'example-equipment');
    await page.getByRole('button', { name: '退出' }).click();
    await look(page, 'example-sign-in');
  },
);

test(
  'the registrar of the graduate school',
  { tag: '@once' },
  async ({ browser, contextOptions, viewport }) => {
    const page = await signIn(
      await browser.newContext({ ...contextOptions, viewport }),
      graduate.url,
      'yansj',
    );
    await page.getByRole('button', { name: '马上从大厅取' }).click();
    await look(page, 'example-graduate');
    await page.getByRole('link', { name: '陶然' }).click();
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('有 1 处需要修改');
    await look(page, 'example-graduate-record');
    await page.getByLabel('文号').fill('研〔2026〕12 号');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await expect(page.getByText('没有等着登记的')).toBeVisible();
    await page.getByRole('link', { name: '导出给大厅' }).click();
    await look(page, 'example-graduate-export');
  },
);
