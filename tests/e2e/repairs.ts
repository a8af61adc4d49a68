import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';
import { password } from './people.ts';
import { wording } from './wording.ts';

const t = wording.zh;

/** What workers carry. */
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;

/** Takes what a search offers, as a finger does. */
export async function pick(page: Page, field: string, typed: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(typed);
  await page.getByRole('option', { name }).click();
}

/** On a phone every section is a page of its own. */
export async function goOn(page: Page, field: string): Promise<void> {
  if (!(await page.getByText(field).first().isVisible()))
    await page.getByRole('button', { name: t.next }).click();
  await expect(page.getByText(field).first()).toBeVisible();
}

/** Where a system beside the hall says that it is; empty until it does. */
async function printedUrl(system: string): Promise<string> {
  const printed = await readFile(process.env['WANGBAN_E2E_LOG'] ?? '', 'utf8');
  return new RegExp(` ${system} .*: (http:\\S+)`).exec(printed)?.[1] ?? '';
}

/** Waits for it. */
async function centreUrl(system: string): Promise<string> {
  await expect.poll(() => printedUrl(system)).not.toBe('');
  return printedUrl(system);
}

/** Somebody who works in the system beside the hall, on a page of their own. */
export async function atCentre(
  browser: Browser,
  system: string,
  login: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  const page = await context.newPage();
  await page.goto(`${await centreUrl(system)}/`);
  await page.getByLabel('账号').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('button', { name: '退出' })).toBeVisible();
  return page;
}

/** Loads the page again until it shows what the other side tells, which arrives within seconds. */
export async function shows(page: Page, what: Locator): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(what.first()).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
}
