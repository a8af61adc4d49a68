import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { expectQuiet } from './quiet.ts';

const folder = join(import.meta.dirname, 'screenshots');
const PHONE = { width: 390, height: 844 };
/** Pictures are for people, and cost as much as axe: whoever wants to see the pages asks for them. */
const keepsPictures = process.env['WANGBAN_PICTURES'] === '1';

/**
 * Looks at a page as it stands: everything has arrived, nobody is shut out (axe), nothing sticks out sideways.
 * What is told once (`@once`) is looked at as on a phone, too. With `WANGBAN_PICTURES=1` a picture of it is kept as `screenshots/<project>/<name>.png`.
 */
export async function look(page: Page, name: string): Promise<void> {
  await lookHere(page, name, test.info().project.name);
  const wide = page.viewportSize();
  if (!test.info().tags.includes('@once') || wide === null) return;
  await page.setViewportSize(PHONE);
  // Where a wide window stood says nothing in a narrow one: half a link under the header is nobody's page.
  await page.evaluate('scrollTo(0, 0)');
  await lookHere(page, name, 'phone');
  await page.setViewportSize(wide);
  await settled(page);
}

async function lookHere(page: Page, name: string, width: string): Promise<void> {
  await settled(page);
  await expectNoSidewaysScroll(page, name);
  await expectAccessible(page, name);
  await keepPicture(page, name, width);
}

/** Keeps a picture of the whole page, when somebody wants pictures. */
export async function keepPicture(page: Page, name: string, width: string): Promise<void> {
  if (!keepsPictures) return;
  // From the top: a sticky header would stand in the middle of a picture of the whole page.
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path: join(folder, width, `${name}.png`), fullPage: true });
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
