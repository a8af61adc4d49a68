import { expect, hallUrl, test } from './fixtures.ts';
import { enter } from './open-case.ts';
import type { Who } from './people.ts';

/** Somebody of each audience. */
const APPLICANTS: Readonly<Record<string, Who>> = {
  undergraduate: 'student',
  postgraduate: 'postgraduate',
  staff: 'counsellor',
};

interface Card {
  readonly code: string;
  readonly type: string;
  readonly audience: readonly string[];
}

test('every service opens its form, or the question before it, for those whom it is for @phone', async ({
  seat,
}) => {
  test.slow();
  const visitor = await enter(hallUrl(), 'student');
  const { services }: { services: readonly Card[] } = await (
    await visitor.get('/api/services', { params: { limit: 500 } })
  ).json();
  const handled = services.filter(({ type }) => type === 'approval' || type === 'handling');
  expect(handled.length).toBeGreaterThan(20);
  for (const [audience, who] of Object.entries(APPLICANTS)) {
    const { page, context } = await seat(who);
    for (const { code } of handled.filter((one) => one.audience[0] === audience)) {
      await page.goto(`/services/${code}/apply`);
      await expect(page.locator('main h1'), code).toBeVisible();
      await expect(
        page
          .locator('main')
          .getByRole('button', { name: /^(下一步|继续|去核对)/ })
          .or(page.getByText('请到别处办理')),
        code,
      ).toBeVisible();
    }
    await context.close();
  }
});
