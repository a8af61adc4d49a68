import { expect, hallUrl, test } from './fixtures.ts';
import { look, lookInTheDark, settled } from './look.ts';
import { enter, submitLeave, taskOf } from './open-case.ts';
import { openTask } from './tasks.ts';
import { wording } from './wording.ts';

const t = wording.zh;

test('the inbox says as many as it shows', { tag: '@once' }, async ({ seat }) => {
  await submitLeave(await enter(hallUrl(), 'otherStudent'), 1);
  const { page } = await seat('otherCounsellor');
  await page.goto('/desk');
  await look(page, 'inbox');
  await lookInTheDark(page, 'inbox');
  const count = Number(await page.locator('.inbox-count > [aria-hidden]').textContent());
  while (await page.locator('.inbox-more').isVisible()) {
    await page.locator('.inbox-more').click();
    await settled(page);
  }
  await expect(page.locator('.task-card:not(.task-card-frozen)')).toHaveCount(count);
});

test(
  'a task that somebody is sent to is drawn with its page, and read anew when they come back',
  { tag: '@once' },
  async ({ seat }) => {
    const { reference } = await submitLeave(await enter(hallUrl(), 'otherStudent'), 1);
    const { page } = await seat('otherCounsellor');
    const id = await taskOf(page.request, reference);
    let asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    // A busy server does not hold a page up for its answers: then the page asks itself.
    await expect(async () => {
      asked = [];
      await page.goto(`/desk/${id}`);
      await expect(page.getByText(reference)).toBeVisible();
      expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([]);
    }).toPass();
    await page.getByRole('button', { name: t.reject, exact: true }).click();
    await page.getByLabel(t.opinion).fill('请先和任课老师商量。');
    await page.getByRole('button', { name: t.confirmReject }).click();
    await page.goBack();
    await expect(page.getByRole('button', { name: t.reject, exact: true })).toHaveCount(0);
  },
);

test('a rejection without a word is not sent', { tag: '@once' }, async ({ seat }) => {
  const { reference } = await submitLeave(await enter(hallUrl(), 'otherStudent'), 1);
  const { page } = await seat('otherCounsellor');
  await openTask(page, reference);
  await lookInTheDark(page, 'task');
  await page.getByRole('button', { name: t.reject, exact: true }).click();
  await page.getByRole('button', { name: t.confirmReject }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.locator('#decision-opinion-error')).toBeVisible();
  await look(page, 'task-reject-gap');
  await page.getByLabel(t.opinion).fill('这几天有期中考试，请改期。');
  await page.getByRole('button', { name: t.confirmReject }).click();
  await expect(page.getByRole('status').filter({ hasText: '已处理为不同意' })).toBeVisible();
});

test('a task goes to a colleague who is found by initials', { tag: '@once' }, async ({ seat }) => {
  const { reference } = await submitLeave(await enter(hallUrl(), 'student'), 1);
  const { page } = await seat('counsellor');
  await openTask(page, reference);
  await page.getByRole('button', { name: t.transfer, exact: true }).click();
  await page.getByRole('button', { name: t.confirmTransfer }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await page.getByLabel('转给谁').fill('dlp');
  await page.getByRole('button', { name: /邓丽萍/ }).click();
  await look(page, 'task-transfer');
  await page.getByLabel('转办原因').fill('我这周出差。');
  await page.getByRole('button', { name: t.confirmTransfer }).click();
  await expect(page.getByRole('status').filter({ hasText: '已转给 邓丽萍' })).toBeVisible();

  const colleague = await seat('otherCounsellor');
  await openTask(colleague.page, reference);
  await expect(colleague.page.getByText('我这周出差。')).toBeVisible();
  await page.goto('/desk?box=done');
  await look(page, 'inbox-done');
});

test('who comes second is told who was first and goes on', { tag: '@once' }, async ({ seat, watched }) => {
  const { reference } = await submitLeave(await enter(hallUrl(), 'student'), 1);
  const first = await seat('counsellor');
  const second = await seat('counsellor');
  watched.expected.push({ status: 409, url: '/api/tasks/' });
  const id = await taskOf(first.page.request, reference);
  for (const { page } of [first, second]) {
    await page.goto(`/desk/${id}`);
    await page.getByRole('button', { name: t.approve, exact: true }).click();
  }
  await first.page.getByRole('button', { name: t.confirmApprove }).click();
  await expect(first.page.getByRole('status').filter({ hasText: t.done })).toBeVisible();
  await second.page.getByRole('button', { name: t.confirmApprove }).click();
  const told = second.page.getByRole('alert').filter({ hasText: '这件待办已经处理过了' });
  await expect(told).toBeFocused();
  await expect(told).toContainText('已由 周文静 于');
  await look(second.page, 'task-already-handled');
  await second.page.getByRole('button', { name: '处理下一件' }).click();
  await expect(second.page).not.toHaveURL(new RegExp(`/desk/${id}$`));
});
