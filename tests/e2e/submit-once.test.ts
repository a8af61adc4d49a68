import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { fillForm } from './leave-form.ts';
import { expectHeading } from './look.ts';
import { wording } from './wording.ts';

const t = wording.zh;

async function countOwn(page: Page): Promise<number> {
  const answer = await page.request.get('/api/instances?limit=100');
  const list: { items: unknown[] } = await answer.json();
  return list.items.length;
}

test('five clicks on submit and the way back make one application', async ({ seat }) => {
  const { page } = await seat('student');
  await page.goto('/services/leave-undergraduate/apply');
  const before = await countOwn(page);
  await fillForm(page, 'zh', { inDays: 12, reason: '智齿手术，需要休息。' });
  await page.getByRole('button', { name: t.submit }).click({ clickCount: 5 });
  await expectHeading(page, t.submitted);
  expect(await countOwn(page)).toBe(before + 1);

  const address = page.url();
  await page.goBack();
  await expectHeading(page, t.submitted);
  expect(page.url()).toBe(address);
  expect(await countOwn(page)).toBe(before + 1);
});
