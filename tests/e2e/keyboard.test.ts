import type { Locator, Page } from '@playwright/test';
import { day } from './days.ts';
import { expectHeading } from './look.ts';
import { expect, hallUrl, test } from './fixtures.ts';
import { enter, submitLeave, taskOf } from './open-case.ts';
import { tabTo } from './tab-to.ts';
import { wording } from './wording.ts';

const t = wording.zh;

/** Types a date into a native date field, segment by segment in the browser's own order. */
async function typeDate(page: Page, field: Locator, date: string): Promise<void> {
  await tabTo(page, field);
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  await page.keyboard.type(`${month}${dayOfMonth}${year}`);
  await expect(field).toHaveValue(date);
}

test('a leave is applied for with keys only', { tag: '@desktop' }, async ({ seat }) => {
  const { page } = await seat('otherStudent');
  await page.request.delete('/api/drafts/leave-undergraduate', { headers: { origin: hallUrl() } });
  await page.goto('/services/leave-undergraduate');
  await tabTo(page, page.getByRole('link', { name: t.applyNow }).first());
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('radio', { name: t.personal }));
  await page.keyboard.press('Space');
  await typeDate(page, page.getByLabel(t.startDate), day(3));
  await typeDate(page, page.getByLabel(t.endDate), day(3));
  await tabTo(page, page.getByLabel(t.reason));
  await page.keyboard.type('参加亲属婚礼。');
  const stays = page.locator('#leavesCampus, #leavesCampus-false').last();
  await tabTo(page, page.locator('[name="leavesCampus"]').first());
  await page.keyboard.press('ArrowDown');
  await expect(stays).toBeChecked();
  await tabTo(page, page.getByLabel(t.phone));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('13800138000');
  await tabTo(page, page.getByLabel(t.emergencyName));
  await page.keyboard.type('王建国');
  await tabTo(page, page.getByLabel(t.emergencyPhone));
  await page.keyboard.type('13900139000');
  await tabTo(page, page.getByRole('button', { name: t.toCheck }));
  await page.keyboard.press('Enter');
  await expectHeading(page, t.checkTitle);
  await tabTo(page, page.getByRole('button', { name: t.submit }));
  await page.keyboard.press('Enter');
  await expectHeading(page, t.submitted);
});

test('a task is approved with keys only', { tag: '@desktop' }, async ({ seat }) => {
  const { reference } = await submitLeave(await enter(hallUrl(), 'otherStudent'), 1);
  const { page } = await seat('otherCounsellor');
  await page.goto('/desk');
  await tabTo(page, page.locator(`a[href="/desk/${await taskOf(page.request, reference)}"]`));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: t.approve, exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '同意这份申请' })).toBeFocused();
  await tabTo(page, page.getByLabel(t.opinion));
  await page.keyboard.type('同意。');
  await tabTo(page, page.getByRole('button', { name: t.confirmApprove }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: t.done })).toBeVisible();
});
