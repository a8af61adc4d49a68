import type { Page } from '@playwright/test';
import { day } from './days.ts';
import { expect, test } from './fixtures.ts';
import { expectHeading, look } from './look.ts';
import { openTask } from './tasks.ts';
import { phonePhoto } from './upload.ts';
import { wording } from './wording.ts';

const t = wording.zh;

/** Takes what a search offers, as a finger does. */
async function pick(page: Page, field: string, typed: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(typed);
  await page.getByRole('option', { name }).click();
}

/** On a phone every section is a page of its own. */
async function goOn(page: Page, field: string): Promise<void> {
  if (!(await page.getByText(field).first().isVisible()))
    await page.getByRole('button', { name: t.next }).click();
  await expect(page.getByText(field).first()).toBeVisible();
}

test('a repair with three photos is handed in, and the repair office sees them', async ({ seat }) => {
  const { page } = await seat('student');
  const photos = await Promise.all(
    ['水管.jpg', '地面.jpg', '全景.jpg'].map((name) => phonePhoto(page, name)),
  );
  await page.goto('/services/dorm-repair/apply');
  await page.getByRole('radio', { name: t.no, exact: true }).check();
  await page.getByRole('button', { name: '继续' }).click();
  const room = test.info().project.name === 'phone' ? '312' : '415';
  await pick(page, '楼栋', '7栋', '五山校区 7 栋');
  await pick(page, '房间', room, room);
  await look(page, 'repair-room');
  await goOn(page, '哪里坏了');
  await pick(page, '类别', '漏水', '水');
  await pick(page, '具体故障', '漏水', '漏水');
  await page.getByLabel('故障描述').fill('卫生间洗手盆下面的软管一直滴水。');
  await page.locator('#photos').setInputFiles(photos);
  await expect(page.getByRole('button', { name: /^移除 / })).toHaveCount(3);
  await look(page, 'repair-photos');
  await goOn(page, '方便上门的时间');
  await page.getByRole('radio', { name: t.no, exact: true }).check();
  await page.getByLabel('日期').fill(day(1));
  await page.getByLabel('开始时间').fill('09:00');
  await page.getByLabel('结束时间').fill('11:00');
  await page.getByLabel('联系电话').fill('13800138000');
  await look(page, 'repair-visit');
  await page.getByRole('button', { name: t.toCheck }).click();
  await expectHeading(page, t.checkTitle);
  await look(page, 'repair-check');
  await page.getByRole('button', { name: /^提交/ }).click();
  await expectHeading(page, t.submitted);
  await look(page, 'repair-submitted');

  const list: { items: { reference: string }[] } = await (
    await page.request.get('/api/instances?limit=1')
  ).json();
  const office = (await seat('dispatcher')).page;
  await openTask(office, list.items[0]?.reference ?? '');
  for (const photo of photos) await expect(office.getByRole('link', { name: photo.name })).toBeVisible();
  await look(office, 'repair-task');
});
