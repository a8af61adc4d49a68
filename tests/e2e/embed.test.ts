import type { Page } from '@playwright/test';
import { type Department, serveDepartment } from './department/serve.ts';
import { expect, hallUrl, test } from './fixtures.ts';
import { look } from './look.ts';

const LIST = `document.querySelector('main > wangban-list')`;

let department: Department;
test.beforeAll(async () => {
  department = await serveDepartment(hallUrl());
});
test.afterAll(() => department.close());

/** Counts what the page's policy forbade, from its first moment on. */
async function countViolations(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript(`
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (e) => violations.push(e.violatedDirective + ' ' + e.blockedURI));
  `);
  return () => page.evaluate<readonly string[]>('window.violations');
}

test(
  'a department’s page lists its own services and notices under a strict policy',
  { tag: '@once' },
  async ({ seat }) => {
    const { page } = await seat('visitor');
    const violations = await countViolations(page);
    await page.goto(department.url);
    const list = page.locator('main > wangban-list');
    const service = list.getByRole('link', { name: '本科生请假申请' });
    await expect(service).toHaveAttribute('href', `${hallUrl()}/services/leave-undergraduate`);
    await expect(list.getByRole('heading', { name: '通告' })).toBeVisible();
    const english = page.locator('#by-script wangban-list');
    await expect(english.getByRole('link', { name: 'Leave of absence for undergraduates' })).toBeVisible();
    // The site's own rules for links stay outside.
    const size = await page.evaluate<string>(
      `getComputedStyle(${LIST}.shadowRoot.querySelector('li a')).fontSize`,
    );
    expect(size).toBe('16px');
    await look(page, 'department');
    expect(await page.context().cookies()).toEqual([]);
    expect(await violations()).toEqual([]);
  },
);

test(
  'the list is worked with the keyboard, says that it cannot be read, and tries again',
  { tag: '@once' },
  async ({ seat, watched }) => {
    const { page } = await seat('visitor');
    const violations = await countViolations(page);
    watched.expected.push({ status: 500, url: '/api/feeds/services.json' });
    await page.route('**/api/feeds/services.json?unit=xsgzc', (route) =>
      route.fulfill({ status: 500, headers: { 'access-control-allow-origin': '*' } }),
    );
    await page.goto(department.url);
    const list = page.locator('main > wangban-list');
    await expect(list.getByRole('alert')).toHaveText('暂时读不到，请稍后再试。');
    await look(page, 'department-failed');
    await page.unrouteAll();
    await page.keyboard.press('Tab');
    await expect(list.getByRole('button', { name: '重试' })).toBeFocused();
    await page.keyboard.press('Enter');
    // Other tests publish services of this unit too, and the newest stands first.
    await expect(list.getByRole('link').first()).toBeFocused();
    await expect(list.getByRole('link', { name: '本科生请假申请' })).toBeVisible();
    await page.evaluate(`${LIST}.setAttribute('language', 'en')`);
    await expect(list.getByRole('link', { name: 'Leave of absence for undergraduates' })).toBeVisible();
    expect(await violations()).toEqual([]);
  },
);
