import { expect, type Page } from '@playwright/test';
import { settled } from './look.ts';
import { taskOf } from './open-case.ts';

/** Opens the inbox and from there the task of a case, as a person would; more pages are shown while it is not there. */
export async function openTask(page: Page, reference: string): Promise<number> {
  const id = await taskOf(page.request, reference);
  await page.goto('/desk');
  await settled(page);
  const card = page.locator(`a[href="/desk/${id}"]`);
  while (!(await card.isVisible())) {
    await page.locator('.inbox-more').click();
    await settled(page);
  }
  await card.click();
  await expect(page.getByText(reference)).toBeVisible();
  await settled(page);
  return id;
}
