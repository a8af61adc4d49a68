import { expect, test } from './fixtures.ts';
import { look, lookInTheDark, expectHeading } from './look.ts';
import { people, password } from './people.ts';
import { wording } from './wording.ts';

const t = wording.zh;

test('a visitor reads the guide and is led through sign-in to the form', async ({ seat }) => {
  const { page } = await seat('visitor');
  await page.goto('/');
  await look(page, 'home-visitor');
  await lookInTheDark(page, 'home-visitor');
  await page.goto('/services/leave-undergraduate');
  await expectHeading(page, t.service);
  await look(page, 'guide-visitor');
  await lookInTheDark(page, 'guide-visitor');
  await page.getByRole('link', { name: t.applyNow }).first().click();
  await expectHeading(page, t.signIn);
  await page.getByLabel(t.personNo).fill(people.otherStudent.no);
  await page.getByLabel(t.password, { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: t.signIn }).click();
  await expect(page.getByRole('radio', { name: t.sick })).toBeVisible();
});

test('an address without a page says so and leads home', async ({ seat, watched }) => {
  const { page } = await seat('visitor');
  watched.expected.push({ status: 404, url: '/' });
  await page.goto('/no-such-page');
  await expectHeading(page, '没有找到这个页面');
  await look(page, 'not-found');
  await page.getByRole('link', { name: '回到首页' }).click();
  await expect(page).toHaveURL(/\/$/);
});

test('a student is not shown the office', { tag: '@once' }, async ({ seat }) => {
  const { page } = await seat('student');
  await page.goto('/office/figures');
  await expectHeading(page, '您不能查看这个页面');
  await look(page, 'forbidden');
  await expect(page.getByRole('link', { name: '管理' })).toHaveCount(0);
});

test(
  'the app is the small production build, whatever environment built it',
  { tag: '@once' },
  async ({ seat }) => {
    const { page } = await seat('visitor');
    await page.goto('/');
    const sources = await page
      .locator('script[src], link[rel="modulepreload"]')
      .evaluateAll((elements) =>
        elements.map((element) => element.getAttribute('src') ?? element.getAttribute('href') ?? ''),
      );
    const scripts = await Promise.all(sources.map(async (source) => (await page.request.get(source)).text()));
    // Only the production build of React shortens its messages to numbers.
    expect(scripts.join('\n')).toContain('Minified React error');
  },
);
