import type { APIRequestContext } from '@playwright/test';
import { expect, hallUrl, test } from './fixtures.ts';
import { look } from './look.ts';
import { enter, submitLeave } from './open-case.ts';
import { openTask } from './tasks.ts';
import { wording } from './wording.ts';

const t = wording.zh;

/** Ends whatever the person has given, so that the tests after this one find everybody's tasks with them. */
async function endAll(grantor: APIRequestContext): Promise<void> {
  const { given } = await (await grantor.get('/api/substitutions')).json();
  for (const { id, state } of given) {
    if (state !== 'over') await grantor.delete(`/api/substitutions/${id}`);
  }
}

test(
  'a substitute is given some services, acts for the grantor, and is ended',
  { tag: '@once' },
  async ({ seat }) => {
    const { page } = await seat('counsellor');
    await page.goto('/desk');
    await page.getByRole('link', { name: '委托代理' }).click();
    await page.getByRole('radio', { name: '只委托一部分事项' }).check();
    await page.getByRole('button', { name: '确认委托' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await look(page, 'substitutes-gaps');
    await page.getByLabel('委托给谁').fill('t1005');
    await page.getByRole('button', { name: /邓丽萍/ }).click();
    await page.getByLabel('查找事项').fill('请假');
    await page.getByRole('button', { name: '本科生请假申请' }).click();
    await page.getByLabel('现在已经到我这里的待办，也请对方处理').check();
    await page.getByRole('button', { name: '确认委托' }).click();
    await expect(page.getByText('已委托 邓丽萍 代您办理。')).toBeVisible();
    await expect(page.getByText('生效中')).toBeVisible();
    await look(page, 'substitutes');

    const applicant = await enter(hallUrl(), 'student');
    const { reference } = await submitLeave(applicant, 1);
    await applicant.dispose();
    const substitute = await seat('otherCounsellor');
    const task = await openTask(substitute.page, reference);
    await expect(substitute.page.getByText('您正在代 周文静 办理')).toBeVisible();
    await look(substitute.page, 'task-on-behalf');
    await substitute.page.getByRole('button', { name: t.approve, exact: true }).click();
    await substitute.page.getByRole('button', { name: t.confirmApprove }).click();
    await expect(substitute.page.getByRole('status').filter({ hasText: t.done })).toBeVisible();
    await substitute.page.goto('/desk?box=done');
    await expect(substitute.page.locator('.task-card', { hasText: '代 周文静' }).first()).toBeVisible();
    await look(substitute.page, 'inbox-on-behalf');
    await substitute.page.goto(`/desk/${task}`);
    await expect(substitute.page.getByText('这件待办由您代 周文静 处理。')).toBeVisible();

    await page.getByRole('button', { name: '结束委托' }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: '结束委托' }).click();
    await expect(page.getByText('委托已结束。')).toBeVisible();
    const grantor = await enter(hallUrl(), 'counsellor');
    await endAll(grantor);
  },
);

test(
  'a case is copied to somebody who must read it, and says that they have',
  { tag: '@once' },
  async ({ seat }) => {
    const applicant = await enter(hallUrl(), 'student');
    const { reference } = await submitLeave(applicant, 1);
    await applicant.dispose();
    const { page } = await seat('counsellor');
    await openTask(page, reference);
    await page.getByText('更多操作').click();
    await page.getByRole('button', { name: '抄送给其他人' }).click();
    await page.getByLabel('抄送给谁').fill('t1009');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /梁文杰/ })
      .click();
    await page.getByLabel('请在哪天之前阅读').fill('2099-01-05');
    await look(page, 'task-copy');
    await page.getByRole('button', { name: '确认抄送' }).click();
    await expect(page.getByRole('status').filter({ hasText: '已抄送给 梁文杰' })).toBeVisible();

    const reader = await seat('otherOfficeHead');
    await reader.page.goto('/desk');
    await reader.page.getByRole('link', { name: '抄送我的' }).click();
    const card = reader.page.locator('.application-card', { hasText: reference });
    await expect(card.getByText('须阅读')).toBeVisible();
    await look(reader.page, 'copies');
    await card.getByRole('link').click();
    await expect(reader.page.getByRole('heading', { name: '这件申请抄送给您' })).toBeVisible();
    await look(reader.page, 'case-copied');
    await reader.page.getByRole('button', { name: '已阅' }).click();
    await expect(reader.page.getByText('这件申请抄送给您，您已阅读。')).toBeVisible();
    await reader.page.goto('/copies');
    await expect(card).toBeHidden();
    await reader.page.getByRole('link', { name: '全部' }).click();
    await expect(card.getByText(/已阅$/)).toBeVisible();
  },
);
