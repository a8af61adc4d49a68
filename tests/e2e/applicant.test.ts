import { expect, hallUrl, test } from './fixtures.ts';
import { look } from './look.ts';
import { enter, submitLeave } from './open-case.ts';

test('an applicant reads why a reminder must wait, and withdraws', { tag: '@once' }, async ({ seat }) => {
  const student = await enter(hallUrl(), 'otherStudent');
  const { id, reference } = await submitLeave(student, 1);
  const { page } = await seat('otherStudent');
  await page.goto(`/applications/${id}`);
  await expect(page.getByText('还不能催办')).toBeVisible();
  await look(page, 'case-open');

  await page.getByRole('button', { name: '撤回申请' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await look(page, 'case-withdraw-dialog');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: '撤回申请' }).click();
  await dialog.getByLabel('撤回原因').fill('活动取消了。');
  await dialog.getByRole('button', { name: '撤回申请' }).click();
  await expect(page.getByText('已撤回').first()).toBeVisible();
  await look(page, 'case-withdrawn');

  const counsellor = await seat('otherCounsellor');
  const tasks: { items: { reference: string }[] } = await (
    await counsellor.page.request.get('/api/tasks?limit=100')
  ).json();
  expect(tasks.items.map((task) => task.reference)).not.toContain(reference);
});

test(
  'account, messages and applications are readable in both languages',
  { tag: '@once' },
  async ({ seat }) => {
    for (const language of ['zh', 'en'] as const) {
      const { page } = await seat('otherStudent', language);
      for (const place of ['account', 'messages', 'applications', 'applications?box=drafts']) {
        await page.goto(`/${place}`);
        await look(page, `${place.replace('?', '-')}-${language}`);
      }
    }
  },
);
