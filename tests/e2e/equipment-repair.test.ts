import type { Page } from '@playwright/test';
import { day } from './days.ts';
import { expect, test } from './fixtures.ts';
import { expectHeading, look } from './look.ts';
import { openTask } from './tasks.ts';
import { atCentre, PHONE, pick, shows } from './repairs.ts';
import { phonePhoto } from './upload.ts';
import { wording } from './wording.ts';

const t = wording.zh;

/** Opens the form, past the question whether anybody is in danger. */
async function openForm(page: Page): Promise<void> {
  await page.goto('/services/equipment-repair/apply');
  await page.getByRole('radio', { name: t.no, exact: true }).check();
  await page.getByRole('button', { name: '继续' }).click();
}

/** Fills in what no register knows, and goes on to the check. */
async function describeFault(page: Page): Promise<void> {
  await page.getByLabel('故障现象').fill('转速到 8000 转就报 E12 停机，昨天开始');
  await page.getByRole('radio', { name: '影响科研' }).check();
  await page.getByRole('radio', { name: t.yes, exact: true }).check();
  await page.getByLabel('联系电话').fill('13800138000');
  await page.getByRole('button', { name: t.toCheck }).click();
  await expectHeading(page, t.checkTitle);
}

/** Reports the centrifuge, on one page; the hall gives number and reference. */
async function report(page: Page): Promise<{ readonly id: number; readonly reference: string }> {
  await openForm(page);
  const asset = page.getByRole('combobox', { name: '资产编号' });
  await asset.fill('2012000417');
  await expect(page.getByText('超低温冰箱 已经报废').first()).toBeVisible();
  await asset.fill('lxj');
  await expect(page.getByRole('option')).toHaveCount(2);
  await look(page, 'equipment-search');
  await asset.press('ArrowDown');
  await asset.press('Enter');
  await expect(asset).toHaveValue('2021001880');
  await asset.fill('2021004567');
  await asset.press('Escape');
  await expect(page.getByLabel('设备名称和型号')).toHaveValue('高速冷冻离心机 H2050R');
  await expect(page.getByLabel('放在哪里')).toHaveValue('农学楼 312 室');
  await expect(page.getByLabel('保管人')).toHaveValue('黎志强');
  await expect(page.getByRole('combobox', { name: '维修费出资单位' })).toHaveValue('农学院');
  await expect(page.getByText('来自仪器设备报修管理系统，请核对')).toHaveCount(7);
  await expect(page.getByText('保修期已过（到 2024-09-15）').first()).toBeVisible();
  await look(page, 'equipment-filled');
  await describeFault(page);
  await page.getByRole('button', { name: /^提交/ }).click();
  await expectHeading(page, t.submitted);
  const list: { items: { id: number; reference: string }[] } = await (
    await page.request.get('/api/instances?limit=1')
  ).json();
  const { id = 0, reference = '' } = list.items[0] ?? {};
  return { id, reference };
}

async function agree(page: Page, reference: string, opinion = ''): Promise<void> {
  await openTask(page, reference);
  await page.getByRole('button', { name: t.approve, exact: true }).click();
  await page.getByLabel(t.opinion).fill(opinion);
  await page.getByRole('button', { name: t.confirmApprove, exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: t.done })).toBeVisible();
}

test(
  'a centrifuge is priced in the equipment system, the paying unit agrees in the hall, and it is repaired',
  { tag: '@once' },
  async ({ seat, browser }) => {
    const { page } = await seat('supervisor');
    const { page: dean } = await seat('dean');
    const { id, reference } = await report(page);
    await agree(dean, reference);

    const office = await atCentre(browser, 'equipment-repair', 'jianglq');
    const order = office.getByRole('link', { name: /312/ }).first();
    await shows(office, order);
    await order.click();
    await expect(office.getByText(reference).first()).toBeVisible();
    await office.getByRole('radio', { name: /邹志刚/ }).check();
    await office.getByRole('button', { name: '派工', exact: true }).click();
    await expect(office.getByRole('status')).toContainText('已登记：派工');

    const engineer = await atCentre(browser, 'equipment-repair', 'zouzg', PHONE);
    await engineer.getByRole('link', { name: /312/ }).first().click();
    await engineer.getByRole('button', { name: '接单', exact: true }).click();
    const visit = engineer.locator('details').filter({ hasText: '上门日期' });
    await visit.getByLabel('上门日期').fill(day(1));
    await visit.getByLabel('从', { exact: true }).fill('14:00');
    await visit.getByLabel('到', { exact: true }).fill('16:00');
    await visit.getByRole('button', { name: '预约检测' }).click();
    await engineer.getByRole('button', { name: '开始检测', exact: true }).click();
    const priced = engineer.locator('details').filter({ hasText: '费用（元）' });
    await priced.getByLabel('费用（元）').fill('6500');
    await priced.getByLabel('说明（报修人能看到）').fill('变频器烧毁，要整体更换');
    await priced.getByRole('button', { name: '报价' }).click();
    await expect(engineer.getByRole('status')).toContainText('已登记：检测报价');

    await page.goto(`/applications/${id}`);
    await shows(page, page.getByText('变频器烧毁，要整体更换'));
    await expect(page.getByText('由 邹志刚 办理').first()).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: '已约好检测时间' })).toContainText(
      '14:00–16:00',
    );
    await look(page, 'equipment-priced');
    await agree(dean, reference, '同意，从学院设备费支出');

    await shows(engineer, engineer.getByText('同意，从学院设备费支出'));
    const finished = engineer.locator('details').filter({ hasText: '修后照片' }).first();
    await finished.evaluate((details) => details.setAttribute('open', ''));
    await finished.getByLabel('说明（报修人能看到）').fill('换了变频器，试机两小时正常');
    await finished.getByLabel('第 1 行材料').fill('变频器');
    await finished.getByLabel('第 1 行数量').fill('1');
    await finished.getByLabel('第 1 行单位').fill('台');
    await finished.getByRole('button', { name: '修好', exact: true }).click();
    await expect(engineer.getByRole('status')).toContainText('已登记：修好');

    await shows(page, page.getByText('换了变频器，试机两小时正常'));
    await page.getByRole('button', { name: '没有解决' }).click();
    await page.getByLabel('还有什么问题').fill('开机十分钟又报 E12');
    await page.locator('#not-solved-files').setInputFiles(await phonePhoto(page, '报错.jpg'));
    await expect(page.getByRole('button', { name: /^移除 / })).toBeVisible();
    await page.getByRole('button', { name: '继续办理', exact: true }).click();
    await shows(engineer, engineer.getByText('开机十分钟又报 E12'));
    await shows(engineer, engineer.getByRole('img', { name: '报错.jpg' }));
    for (const said of ['变频器烧毁，要整体更换', '换了变频器，试机两小时正常', '6,500.00'])
      await expect(page.locator('dl').getByText(said).first()).toBeVisible();
    await look(page, 'equipment-reopened');
    await Promise.all([office, engineer].map((other) => other.context().close()));
  },
);

test('what was written off is not repaired, in plain words', { tag: '@once' }, async ({ seat, watched }) => {
  watched.expected.push({ status: 422, url: '/api/instances' });
  const { page } = await seat('collegeOffice');
  await openForm(page);
  await page.getByRole('combobox', { name: '资产编号' }).fill('2012000417');
  await expect(page.getByText('超低温冰箱 已经报废').first()).toBeVisible();
  await page.getByRole('combobox', { name: '资产编号' }).press('Escape');
  await page.getByLabel('设备名称和型号').fill('超低温冰箱');
  await pick(page, '设备类别', '冰箱', '冰箱、超低温冰箱');
  await page.getByLabel('放在哪里').fill('农学楼 102 室');
  await pick(page, '维修费出资单位', '农学院', '农学院 珠江农业大学');
  await describeFault(page);
  await page.getByRole('button', { name: /^提交/ }).click();
  await expect(
    page.getByText('仪器设备报修管理系统答复：“这台设备已经报废，请走报废处置流程”'),
  ).toBeVisible();
  await look(page, 'equipment-refused');
});
