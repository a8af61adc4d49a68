import type { Page } from '@playwright/test';
import { expect, hallUrl, test } from './fixtures.ts';
import { look, expectHeading } from './look.ts';
import { enter, submitLeave, taskOf } from './open-case.ts';
import { people, password, type Who } from './people.ts';
import { wording } from './wording.ts';

const t = wording.zh;

async function signInByForm(page: Page, who: Who): Promise<void> {
  await page.getByLabel(t.personNo).fill(people[who].no);
  await page.getByLabel(t.password, { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: t.signIn }).click();
}

test('a session that ends in the middle of the form loses nothing', async ({ seat, watched }) => {
  const { page, context } = await seat('student');
  watched.expected.push({ status: 401, url: '/api/' });
  await page.goto('/services/leave-undergraduate/apply');
  await page.getByLabel(t.reason).fill('家里有事，');
  await expect(page.getByText(t.saved).first()).toBeVisible();
  await context.clearCookies();
  await page.getByLabel(t.reason).fill('家里有事，需要回家三天。');
  await page.getByRole('link', { name: t.signInAgain }).first().waitFor();
  await look(page, 'form-session-ended');
  await page.getByRole('link', { name: t.signInAgain }).first().click();
  await expectHeading(page, t.signIn);
  await signInByForm(page, 'student');
  await expect(page.getByLabel(t.reason)).toHaveValue('家里有事，需要回家三天。');
});

test(
  'an opinion half written survives the end of the session',
  { tag: '@once' },
  async ({ seat, watched }) => {
    const student = await enter(hallUrl(), 'otherStudent');
    const { reference } = await submitLeave(student, 1);
    const { page, context } = await seat('otherCounsellor');
    watched.expected.push({ status: 401, url: '/api/' });
    await page.goto(`/desk/${await taskOf(page.request, reference)}`);
    await page.getByRole('button', { name: t.reject, exact: true }).click();
    await page.getByLabel(t.opinion).fill('请先和任课老师商量补课。');
    await context.clearCookies();
    await page.getByRole('button', { name: t.confirmReject }).click();
    await expect(page.getByText('您写的意见保存在本机')).toBeVisible();
    await look(page, 'task-session-ended');
    await page.getByRole('link', { name: t.signInAgain }).first().click();
    await signInByForm(page, 'otherCounsellor');
    await page.getByRole('button', { name: t.reject, exact: true }).click();
    await expect(page.getByLabel(t.opinion)).toHaveValue('请先和任课老师商量补课。');
  },
);

test(
  'a wrong password is refused without saying which half was wrong',
  { tag: '@once' },
  async ({ seat, watched }) => {
    const { page } = await seat('visitor');
    watched.expected.push({ status: 401, url: '/api/session' });
    await page.goto('/sign-in');
    await look(page, 'sign-in');
    await page.getByRole('main').getByRole('button', { name: t.signIn }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await look(page, 'sign-in-empty');
    await page.getByLabel(t.personNo).fill(people.figuresReader.no);
    await page.getByLabel(t.password, { exact: true }).fill('not the password');
    await page.getByRole('main').getByRole('button', { name: t.signIn }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await look(page, 'sign-in-refused');
  },
);
