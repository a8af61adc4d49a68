import { expectAccessible } from './axe.ts';
import { expect, hallUrl, test } from './fixtures.ts';
import { look } from './look.ts';
import { approveAs, enter, submitLeave } from './open-case.ts';
import { people } from './people.ts';
import { grantRole } from './publish.ts';

test('an office chooses closed cases of its unit and prints them together', async ({ seat }) => {
  await grantRole(people.studentAffairs.no, 'office');
  const applicant = await enter(hallUrl(), 'student');
  const references: string[] = [];
  for (let n = 0; n < 2; n += 1) {
    const { reference } = await submitLeave(applicant, 1);
    await approveAs('counsellor', hallUrl(), reference);
    references.push(reference);
  }
  await applicant.dispose();
  const { page } = await seat('studentAffairs');
  await page.goto('/office/print');
  await page.getByLabel('事项').selectOption({ label: '本科生请假申请' });
  await page.getByLabel('办理结果').selectOption({ label: '通过' });
  for (const reference of references)
    await page.getByRole('checkbox', { name: `选择 李晓雨 ${reference}` }).check();
  await expect(page.getByRole('status').filter({ hasText: '已选 2 件' })).toBeVisible();
  await look(page, 'print-many');
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载 PDF' }).click();
  expect((await file).suggestedFilename()).toBe('2.pdf');
  const address = await page.getByRole('link', { name: /打开打印页/ }).getAttribute('href');
  await page.goto(address ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(2);
  await expect(page.getByText('签名：周文静').first()).toBeVisible();
  await page.screenshot({
    path: `tests/e2e/screenshots/${test.info().project.name}/print-two.png`,
    fullPage: true,
  });
  expect(references).toHaveLength(2);
  await page.goto('/office/print?from=2099-01-01');
  await expect(page.getByText('没有符合条件的申请')).toBeVisible();
  await expectAccessible(page, 'print-many-empty');
});
