import type { Page } from '@playwright/test';
import { day } from './days.ts';
import { expect, test } from './fixtures.ts';
import { expectHeading, look } from './look.ts';
import { atCentre, goOn, PHONE, pick, shows } from './repairs.ts';
import { type Chosen, phonePhoto } from './upload.ts';
import { wording } from './wording.ts';

const t = wording.zh;

/** What is reported: a room, the fault as people search for it, and photos. */
interface Report {
  readonly room: string;
  readonly kind: readonly [typed: string, name: string];
  readonly detail: readonly [typed: string, name: string];
  readonly description: string;
  readonly photos: readonly Chosen[];
}

/** Opens the form, past the question whether anybody is in danger. */
async function openForm(page: Page): Promise<void> {
  await page.goto('/services/dorm-repair/apply');
  await page.getByRole('radio', { name: t.no, exact: true }).check();
  await page.getByRole('button', { name: '继续' }).click();
}

/** Fills in the form and hands it in. */
async function report(page: Page, { room, kind, detail, description, photos }: Report): Promise<void> {
  await openForm(page);
  await pick(page, '楼栋', '7栋', '五山校区 7 栋');
  await pick(page, '房间', room, room);
  await look(page, 'repair-room');
  await goOn(page, '哪里坏了');
  await pick(page, '类别', ...kind);
  await pick(page, '具体故障', ...detail);
  await page.getByLabel('故障描述').fill(description);
  await page.locator('#photos').setInputFiles([...photos]);
  await expect(page.getByRole('button', { name: /^移除 / })).toHaveCount(photos.length);
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
}

test('a repair with three photos is handed in', async ({ seat }) => {
  const { page } = await seat('student');
  const names = ['水管.jpg', '地面.jpg', '全景.jpg'];
  await report(page, {
    room: test.info().project.name === 'phone' ? '312' : '415',
    kind: ['漏水', '水'],
    detail: ['漏水', '漏水'],
    description: '卫生间洗手盆下面的软管一直滴水。',
    photos: await Promise.all(names.map((name) => phonePhoto(page, name))),
  });
});

test(
  'a lamp is repaired in the system of the centre, and the student follows it, confirms and rates',
  { tag: '@once' },
  async ({ seat, browser }) => {
    const { page } = await seat('student');
    const photos = [await phonePhoto(page, '灯.jpg')];
    const description = '书桌上方的灯不亮，换过灯泡也没用。';
    await report(page, {
      room: '506',
      kind: ['停电', '电'],
      detail: ['灯管', '灯不亮'],
      description,
      photos,
    });
    const list: { items: { id: number; reference: string }[] } = await (
      await page.request.get('/api/instances?limit=1')
    ).json();
    const { id = 0, reference = '' } = list.items[0] ?? {};

    const office = await atCentre(browser, 'dorm-repair', 'luxh');
    await shows(office, office.getByText('506'));
    const { page: roommate } = await seat('otherStudent');
    await openForm(roommate);
    await pick(roommate, '楼栋', '7栋', '五山校区 7 栋');
    await pick(roommate, '房间', '506', '506');
    await expect(roommate.getByText('这个房间还有没修完的报修').first()).toBeVisible();
    await look(roommate, 'repair-known');
    await office.getByRole('link', { name: /506/ }).first().click();
    await expect(office.getByText(reference).first()).toBeVisible();
    await expect(office.getByText(description).first()).toBeVisible();
    await shows(office, office.getByRole('img', { name: '灯.jpg' }));
    await office.getByRole('radio', { name: /梁志明/ }).check();
    await office.getByRole('button', { name: '派单' }).click();
    await expect(office.getByRole('status')).toContainText('已登记：派单');

    await page.goto(`/applications/${id}`);
    await page.getByRole('button', { name: '补充说明' }).click();
    await page.getByLabel('想补充什么').fill('旁边的插座也松了');
    await look(page, 'repair-supplement');
    await page.getByRole('button', { name: '发送', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: '已送到办理人' })).toBeVisible();
    await shows(office, office.getByText('旁边的插座也松了'));

    const worker = await atCentre(browser, 'dorm-repair', 'liangzm', PHONE);
    await worker
      .getByRole('listitem')
      .filter({ hasText: '506' })
      .getByRole('button', { name: '接单' })
      .click();
    await worker.getByRole('link', { name: /506/ }).first().click();
    await worker.getByRole('button', { name: '到场', exact: true }).click();
    const act = worker.locator('details[open]');
    await act.getByLabel('说明（报修人能看到）').fill('换了灯管和镇流器');
    const buffer = await worker.screenshot();
    await act.getByLabel('修后照片').setInputFiles({ name: '修后.png', mimeType: 'image/png', buffer });
    await worker.getByRole('button', { name: '完工', exact: true }).click();
    await expect(worker.getByRole('status')).toContainText('已登记：完工');

    await page.goto(`/applications/${id}`);
    await shows(page, page.getByText('换了灯管和镇流器'));
    await expect(page.getByText('由 梁志明 办理').first()).toBeVisible();
    await expect(page.getByText('已派给维修员').first()).toBeVisible();
    const photo = page.getByRole('link', { name: '查看 修后.png' }).locator('img');
    await photo.scrollIntoViewIfNeeded();
    const width = () => photo.evaluate((image) => ('naturalWidth' in image ? image.naturalWidth : 0));
    await expect.poll(width).toBeGreaterThan(0);
    await look(page, 'repair-done');
    await page.getByRole('button', { name: '已解决' }).click();
    await page.getByRole('radio', { name: /^5 星/ }).check();
    await page.getByLabel('想说的话').fill('来得快，修得好');
    await page.getByRole('button', { name: '提交评价' }).click();
    await expect(page.getByRole('status').filter({ hasText: '评价已保存' })).toBeVisible();
    await look(page, 'repair-rated');

    await office.goto(`${new URL(office.url()).origin}/ratings`);
    await shows(office, office.getByText('来得快，修得好'));
    await Promise.all([office, worker].map((other) => other.context().close()));
  },
);
