import { day } from './days.ts';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { wording } from './wording.ts';

const FORM = '/services/leave-undergraduate/apply';
const t = wording.zh;

test('an empty form names every gap, takes the focus and leads to the fields', async ({ seat }) => {
  const { page } = await seat('otherStudent');
  await page.goto(FORM);
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
  let letThemCome = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    letThemCome = resolve;
  });
  await page.route('**/assets/form-check-*.js', async (route) => {
    await slow;
    await route.continue();
  });
  const asked = page.waitForRequest('**/assets/form-check-*.js');
  await page.goto(FORM);
  await page.getByRole('button', { name: t.next }).click();
  await asked;
  await expect(page.getByRole('radio', { name: t.personal })).toBeVisible();
  await expect(page.locator('#type-error')).toHaveCount(0);
  letThemCome();
  await expect(page.getByRole('alert').filter({ hasText: '处需要修改' })).toBeFocused();
  await expect(page.locator('#type-error')).toBeVisible();
});

test('putting one field right leaves the other messages in place', async ({ seat }) => {
  const { page } = await seat('otherStudent');
  await page.goto(FORM);
  await page.getByRole('button', { name: t.next }).click();
  await expect(page.locator('#type-error')).toBeVisible();
  await page.getByRole('radio', { name: t.personal }).check();
  await expect(page.locator('#reason-error')).toBeVisible();
  await expect(page.locator('#period-error')).toBeVisible();
});

test('a leave that ends before it begins is refused in words', async ({ seat }) => {
  const { page } = await seat('otherStudent');
  await page.goto(FORM);
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
  await page.goto(`${FORM}?step=4`);
  await page.getByLabel(t.pickFile).setInputFiles({
    name: '病历.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(`MZ${'\0'.repeat(200)}This program cannot be run in DOS mode.`),
  });
  await expect(page.getByRole('alert').filter({ hasText: '病历.pdf' })).toBeVisible();
  await look(page, 'form-disguised-file');
});
