import { expect, test } from './fixtures.ts';
import { expectHeading, keepPicture, look, lookInTheDark } from './look.ts';

const LEAVE = '/services/leave-undergraduate';

for (const language of ['zh', 'en'] as const)
  test(
    `the guide says everything on a page, also on paper (${language})`,
    { tag: '@once' },
    async ({ seat }) => {
      const { page } = await seat('visitor', language);
      await page.goto(LEAVE);
      await look(page, `guide-full-${language}`);
      await lookInTheDark(page, `guide-full-${language}`);
      await page.emulateMedia({ media: 'print' });
      await keepPicture(page, `guide-print-${language}`, 'desktop');
      await expect(page.locator('.guide-code img')).toBeVisible();
      await page.emulateMedia({ media: 'screen' });
    },
  );

test('a shared link shows title and summary before any script runs', { tag: '@once' }, async ({ seat }) => {
  const { page } = await seat('visitor');
  const html = await (await page.request.get(LEAVE)).text();
  expect(html).toContain('<meta property="og:title" content="本科生请假申请 - 网上办事大厅" />');
  expect(html).toMatch(/<meta property="og:description" content="事假、病假、公假/);
});

test(
  'a visitor says what is wrong, and the keeper answers and confirms the guide',
  { tag: '@once' },
  async ({ seat }) => {
    const { page } = await seat('visitor');
    await page.goto(LEAVE);
    await page.getByText('指南有误？').click();
    await page.getByRole('button', { name: '提交反馈' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await look(page, 'guide-feedback-errors');
    await page.getByLabel('哪一部分').selectOption({ label: '电话和联系方式' });
    await page.getByLabel('哪里不对').fill('学生工作处的电话打不通。');
    await page.getByRole('button', { name: '提交反馈' }).click();
    await expect(page.getByText('已收到，谢谢')).toBeVisible();
    await look(page, 'guide-feedback-sent');

    const { page: office } = await seat('admin');
    await office.goto('/office/guides');
    await expectHeading(office, '指南核对');
    await look(office, 'office-guides');
    await office
      .getByRole('link', { name: /反馈（\d+ 条待回复）/ })
      .first()
      .click();
    await look(office, 'office-feedback');
    await office.getByLabel('处理说明').first().fill('号码已更正，谢谢。');
    await office.getByRole('button', { name: '回复' }).first().click();
    await expect(office.getByText('已回复：号码已更正，谢谢。').first()).toBeVisible();
    await look(office, 'office-feedback-answered');
  },
);
