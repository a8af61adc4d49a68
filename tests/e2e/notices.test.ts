import { expect, test } from './fixtures.ts';
import { expectHeading, look, lookInTheDark } from './look.ts';

test('an office issues a notice about a service; people meet it and have read it once they opened it', async ({
  seat,
}, { project }) => {
  const title = `国庆前后请假较多（${project.name}）`;
  const { page: office } = await seat('admin');
  await office.goto('/office/notices/new');
  await expectHeading(office, '写通告');
  await office.getByRole('button', { name: '发布', exact: true }).click();
  await expect(office.getByRole('alert')).toBeFocused();
  await look(office, 'notice-errors');
  await office.getByLabel('发布单位').selectOption({ label: '学生工作处' });
  await office.getByLabel('关联事项').selectOption({ label: '本科生请假申请' });
  await office.getByRole('radio', { name: '高峰提示' }).check();
  await office.getByLabel('标题（中文）').fill(title);
  await office.getByLabel('标题（英文）').fill(`Many leaves around the holiday (${project.name})`);
  const body =
    '# 请提前申请\n\n9 月 28 日以后申请较多，**请至少提前三天**。\n\n- 事假：辅导员审批\n- 公假：附通知\n\n详见[办事指南](/services/leave-undergraduate)。';
  await office.getByLabel('正文（中文）').fill(body);
  await office.getByLabel('正文（英文）').fill('Please apply **three days ahead**.');
  await office.getByRole('button', { name: '预览正文' }).click();
  await expect(office.getByRole('heading', { name: '请提前申请' })).toBeVisible();
  await look(office, 'notice-editor');
  await office.getByRole('button', { name: '发布', exact: true }).click();
  await expectHeading(office, '通告管理');
  await expect(office.getByRole('link', { name: title })).toBeVisible();
  await look(office, 'notices-issued');

  const { page } = await seat('student');
  await page.goto('/');
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await look(page, 'home-with-notice');
  await page.goto('/services/leave-undergraduate');
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await look(page, 'guide-with-notice');
  await page.goto('/services/leave-undergraduate/apply');
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await page.getByRole('link', { name: title }).click();
  await expectHeading(page, title);
  await look(page, 'notice');
  await lookInTheDark(page, 'notice');
  await page.goto('/notices');
  await expect(page.getByRole('listitem').filter({ hasText: title })).not.toContainText('未读');
  await look(page, 'notices');

  await office.getByRole('link', { name: title }).click();
  await expect(office.getByText('1 人已读')).toBeVisible();
  await office.getByRole('button', { name: '撤下' }).click();
  await look(office, 'notice-withdraw');
  await office.getByRole('dialog').getByRole('button', { name: '撤下' }).click();
  await expectHeading(office, '通告管理');
  await page.goto('/services/leave-undergraduate');
  await expectHeading(page, '本科生请假申请');
  await expect(page.getByRole('link', { name: title })).toHaveCount(0);
});

test('notices are readable in English', { tag: '@once' }, async ({ seat }) => {
  const { page } = await seat('visitor', 'en');
  await page.goto('/notices');
  await expectHeading(page, 'Notices');
  await look(page, 'notices-en');
  const { page: office } = await seat('admin', 'en');
  await office.goto('/office/notices/new');
  await expectHeading(office, 'Write a notice');
  await look(office, 'notice-editor-en');
});
