import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expectQuiet } from './quiet.ts';

const folder = join(import.meta.dirname, 'screenshots');

/**
 * Looks at a page as it stands: everything has arrived, nobody is shut out (axe), nothing sticks out sideways,
 * and a picture of it is kept as `screenshots/<project>/<name>.png`.
 */
export async function look(page: Page, name: string): Promise<void> {
  await settled(page);
  await expectNoSidewaysScroll(page, name);
  await expectAccessible(page, name);
  // From the top: a sticky header would stand in the middle of a picture of the whole page.
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path: join(folder, test.info().project.name, `${name}.png`), fullPage: true });
}

/** The same page in the dark scheme, then back. */
export async function lookInTheDark(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await look(page, `${name}-dark`);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Waits until the page has its heading and no skeleton is left. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1);
  await expectQuiet(page);
  await expect(page.locator('.skeleton')).toHaveCount(0);
  // Transitions of colours would give axe a contrast between two states.
  const still = () =>
    page.evaluate<boolean>('document.getAnimations().every((a) => a.playState !== "running")');
  await expect.poll(still, { intervals: [20, 50, 100] }).toBe(true);
}

/** The page that the reader was led to, by its heading. */
export async function expectHeading(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
}

/** WCAG 1.4.10: the page itself never scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page, name: string): Promise<void> {
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(over, `${name} sticks out sideways by ${over}px`).toBeLessThanOrEqual(0);
}
