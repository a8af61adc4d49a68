import { expect, test } from './fixtures.ts';
import { look, settled } from './look.ts';
import { wording } from './wording.ts';

const t = wording.zh;

test(
  'search finds a service while one types, however it is written, and marks what it found',
  { tag: '@once' },
  async ({ seat }) => {
    const { page } = await seat('visitor');
    await page.goto('/services');
    for (const typed of ['qj', 'qingjia', '请假', '請假']) {
      await page.getByRole('searchbox').fill(typed);
      await expect(page).toHaveURL(new RegExp(`query=${encodeURIComponent(typed)}`));
      await expect(page.getByRole('link', { name: t.service }).locator('mark')).toHaveText('请假');
    }
    await look(page, 'services-found');
    await page.getByText('更多筛选').click();
    await page.getByLabel('谁来办').selectOption('undergraduate');
    await expect(page).toHaveURL(/audience=undergraduate/);
    await expect(page.getByRole('link', { name: t.service })).toBeVisible();
    await look(page, 'services-filtered');
  },
);

test(
  'search offers what sounds similar, and says whom to ask when there is nothing',
  { tag: '@once' },
  async ({ seat }) => {
    const { page } = await seat('visitor');
    await page.goto('/services');
    await page.getByRole('searchbox').fill('qinjia');
    await expect(page.getByRole('status').filter({ hasText: '没有找到“qinjia”' })).toBeVisible();
    await expect(page.getByRole('link', { name: t.service })).toBeVisible();
    await look(page, 'services-near');
    await page.getByRole('searchbox').fill('wifi');
    await page.getByRole('searchbox').press('Enter');
    const noted = page.waitForResponse('**/api/search-misses');
    await expect(page.getByRole('status').filter({ hasText: '没有找到相关事项' })).toBeVisible();
    await expect(page.getByRole('heading', { name: '找不到？直接问部门' })).toBeVisible();
    expect((await noted).status()).toBe(204);
    await look(page, 'services-none');
  },
);

test('a favourite that is kept on one device is there on the other', { tag: '@once' }, async ({ seat }) => {
  const [phone, desktop] = [(await seat('otherStudent')).page, (await seat('otherStudent')).page];
  await phone.goto('/services');
  const star = phone.getByRole('button', { name: `收藏${t.service}` });
  await star.click();
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await settled(phone);
  await desktop.goto('/');
  await expect(desktop.getByRole('heading', { name: '我的收藏' })).toBeVisible();
  await look(desktop, 'home-favourite');
  await desktop.getByRole('button', { name: `收藏${t.service}` }).click();
  await expect(desktop.getByRole('heading', { name: '我的收藏' })).toHaveCount(0);
});
