import type { Page } from '@playwright/test';
import { day } from './days.ts';
import { expect, hallUrl, test } from './fixtures.ts';
import { look } from './look.ts';
import { wording } from './wording.ts';

const CHECKS = '**/assets/form-check-*.js';
const FORM = '/services/leave-undergraduate/apply';
const t = wording.zh;

/** Opens the form without what the other window size has left in it. */
async function open(page: Page, query = ''): Promise<void> {
  const headers = { origin: hallUrl() };
  const answer = await page.request.delete('/api/drafts/leave-undergraduate', { headers });
  expect([204, 404]).toContain(answer.status());
  await page.goto(`${FORM}${query}`);
}

/** Keeps the checks of the form on their way until they are released. */
async function holdChecks(page: Page) {
  const gate = { open: (): void => undefined };
  const opened = new Promise<void>((resolve) => {
    gate.open = resolve;
  });
  const isHeld = page.waitForRequest(CHECKS);
  await page.route(CHECKS, async (route) => {
    await opened;
    await route.continue();
  });
  return { isHeld, release: () => gate.open() };
}

test('an empty form names every gap, takes the focus and leads to the fields', async ({ seat }) => {
  const { page } = await seat('otherStudent');
  await open(page);
  await page.getByRole('button', { name: t.next }).click();
  const summary = page.getByRole('alert').filter({ hasText: '处需要修改' });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^错误：/);
  await look(page, 'form-errors');
  const links = summary.getByRole('link');
  const count = await links.count();
  expect(count).toBeGreaterThanOrEqual(3);
  for (let place = 0; place < count; place += 1) {
    const link = links.nth(place);
    const field = (await link.getAttribute('href')) ?? '';
    await link.click();
    await expect(page.locator(field)).toBeFocused();
    await expect(page.locator(`${field}-error`)).toContainText((await link.textContent()) ?? '');
  }
});

test('whoever goes on before the checks have come is told once they are there', async ({ seat }) => {
  const { page } = await seat('otherStudent');
  const { isHeld, release } = await holdChecks(page);
  await open(page);
  await page.getByRole('button', { name: t.next }).click();
  await isHeld;
  await expect(page.getByRole('radio', { name: t.personal })).toBeVisible();
  await expect(page.locator('#type-error')).toHaveCount(0);
  release();
  await expect(page.getByRole('alert').filter({ hasText: '处需要修改' })).toBeFocused();
  await expect(page.locator('#type-error')).toBeVisible();
});

test('putting one field right leaves the other messages in place', async ({ seat }) => {
  const { page } = await seat('otherStudent');
  await open(page);
  await page.getByRole('button', { name: t.next }).click();
  await expect(page.locator('#type-error')).toBeVisible();
  await page.getByRole('radio', { name: t.personal }).check();
  await expect(page.locator('#reason-error')).toBeVisible();
  await expect(page.locator('#period-error')).toBeVisible();
});

test('a leave that ends before it begins is refused in words', async ({ seat }) => {
  const { page } = await seat('otherStudent');
  await open(page);
  await page.getByRole('radio', { name: t.personal }).check();
  await page.getByLabel(t.startDate).fill(day(6));
  await page.getByLabel(t.endDate).fill(day(4));
  await expect(page.getByText('结束早于开始')).toBeVisible();
  await page.getByLabel(t.reason).fill('回家处理家事。');
  await page.getByRole('button', { name: t.next }).click();
  await expect(page.locator('#period-error')).toBeVisible();
  await look(page, 'form-reversed');
});

test('a program that calls itself a PDF is not taken', async ({ seat, watched }) => {
  const { page } = await seat('otherStudent');
  watched.expected.push({ status: 415, url: '/api/files' }, { status: 422, url: '/api/files' });
  await open(page, '?step=4');
  await page.getByLabel(t.pickFile).setInputFiles({
    name: '病历.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(`MZ${'\0'.repeat(200)}This program cannot be run in DOS mode.`),
  });
  await expect(page.getByRole('alert').filter({ hasText: '病历.pdf' })).toBeVisible();
  await look(page, 'form-disguised-file');
});
