import type { Locator, Page } from '@playwright/test';

const MOST_TABS = 80;

/** Presses Tab until the control has the focus, as a person without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    if ((await target.and(page.locator(':focus')).count()) === 1) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached with ${MOST_TABS} tabs: ${target.toString()}`);
}
