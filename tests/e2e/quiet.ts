import { expect, type Page } from '@playwright/test';

/** Requests under way by page; the watcher of every page counts here. */
const underWay = new WeakMap<Page, number>();

/** Starts counting the requests of a page. */
export function countRequests(page: Page): void {
  const add = (change: number) => () => underWay.set(page, (underWay.get(page) ?? 0) + change);
  page.on('request', add(1));
  page.on('requestfinished', add(-1));
  page.on('requestfailed', add(-1));
}

/** Waits until the page asks for nothing any more: sooner than Playwright's half second of silence. */
export async function expectQuiet(page: Page): Promise<void> {
  await expect.poll(() => underWay.get(page) ?? 0, { intervals: [20, 50, 100] }).toBe(0);
}
