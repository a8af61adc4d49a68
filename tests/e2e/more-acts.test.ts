import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { publishLampRepair, submitLamp } from './lamp.ts';
import { look } from './look.ts';
import { openTask } from './tasks.ts';
import { wording } from './wording.ts';

const t = wording.zh;

test.beforeAll(publishLampRepair);

async function openMenu(page: Page): Promise<void> {
  await page.getByText('更多操作').click();
}

async function choose(page: Page, question: string, term: string, name: RegExp): Promise<void> {
  await page.getByLabel(question).fill(term);
  await page.getByRole('dialog').getByRole('button', { name }).click();
}

/** Fills in what the step asks for, and approves. */
async function approve(page: Page, next: string): Promise<void> {
  await page.getByLabel('查看结果').fill('看过了。');
  await page.getByRole('radio', { name: next }).check();
  await page.getByRole('button', { name: t.approve, exact: true }).click();
  await page.getByRole('button', { name: t.confirmApprove }).click();
  await expect(page.getByRole('status').filter({ hasText: t.done })).toBeVisible();
}

test(
  'a colleague is asked for an opinion, is not waited for, and is asked again',
  { tag: '@once' },
  async ({ seat }) => {
    const { reference } = await submitLamp();
    const { page } = await seat('counsellor');
    const task = await openTask(page, reference);
    await openMenu(page);
    await look(page, 'task-more');
    await page.getByRole('button', { name: '请人提意见' }).click();
    await page.getByRole('button', { name: '请对方提意见' }).click();
    await expect(page.getByLabel('请谁提意见')).toBeFocused();
    await look(page, 'task-delegate-gap');
    await choose(page, '请谁提意见', 't1002', /何志强/);
    await page.getByLabel('想请对方看什么').fill('这盏灯归哪个部门？');
    await page.getByRole('button', { name: '请对方提意见' }).click();
    await expect(page.getByRole('status').filter({ hasText: '已请 何志强 提意见' })).toBeVisible();

    await page.goto(`/desk/${task}`);
    await look(page, 'task-delegated');
    await page.getByRole('button', { name: '不再等对方的意见' }).click();
    await page.getByRole('button', { name: '由我处理' }).click();
    await expect(page.getByRole('status').filter({ hasText: '现在由您处理' })).toBeVisible();
    await openMenu(page);
    await page.getByRole('button', { name: '请人提意见' }).click();
    await choose(page, '请谁提意见', 't1002', /何志强/);
    await page.getByRole('button', { name: '请对方提意见' }).click();
    await expect(page.getByRole('status').filter({ hasText: '已请 何志强 提意见' })).toBeVisible();

    const asked = await seat('collegeOffice');
    await openTask(asked.page, reference);
    await asked.page.getByRole('button', { name: '提交意见' }).click();
    await asked.page.getByRole('dialog').getByLabel('意见').fill('归后勤处。');
    await look(asked.page, 'task-resolve');
    await asked.page.getByRole('dialog').getByRole('button', { name: '提交意见' }).click();
    await expect(asked.page.getByRole('status').filter({ hasText: '已提交意见' })).toBeVisible();
    await page.goto(`/desk/${task}`);
    await expect(page.getByText('归后勤处。')).toBeVisible();
    await approve(page, '已经修好');
  },
);

test('two colleagues are added, one after the other', { tag: '@once' }, async ({ seat }) => {
  const { reference } = await submitLamp();
  const { page } = await seat('counsellor');
  await openTask(page, reference);
  await openMenu(page);
  await page.getByRole('button', { name: /^加签/ }).click();
  await choose(page, '请谁审批', 't1002', /何志强/);
  await choose(page, '再加一位', 't1003', /沈卫国/);
  await page.getByRole('radio', { name: /一个接一个/ }).check();
  await page.getByLabel('说明').fill('请一起看。');
  await look(page, 'task-add-approvers');
  await page.getByRole('button', { name: '确认加签' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已请 何志强、沈卫国 审批' })).toBeVisible();
  const first = await seat('collegeOffice');
  await openTask(first.page, reference);
  await expect(first.page.getByText('请一起看。')).toBeVisible();
});

test(
  'the head of a unit gives its task to somebody of the unit only',
  { tag: '@once' },
  async ({ seat, watched }) => {
    watched.expected.push({ status: 422, url: '/api/tasks/' });
    const { reference } = await submitLamp();
    const { page } = await seat('counsellor');
    await openTask(page, reference);
    await approve(page, '请维修组上门');
    const head = await seat('studentAffairs');
    const task = await openTask(head.page, reference);
    await look(head.page, 'task-dispatch');
    await openMenu(head.page);
    await head.page.getByRole('button', { name: '派给同事办理' }).click();
    await choose(head.page, '派给谁', 't1002', /何志强/);
    await head.page.getByRole('button', { name: '确认派单' }).click();
    // Not of that unit: the refusal stands in the window, and the choice can be changed.
    await expect(head.page.getByRole('dialog').getByRole('alert')).toBeVisible();
    await expect(head.page.getByRole('dialog').getByText('已选择：何志强')).toBeAttached();
    await head.page.getByRole('dialog').getByRole('button', { name: '换一个人' }).click();
    // Somebody of the unit, whatever the name that the demo gave them.
    const one = head.page.getByRole('dialog').getByRole('button', { name: 't2323 学生工作处' });
    await head.page.getByLabel('派给谁').fill('t2323');
    const name = (await one.locator('strong').textContent()) ?? '';
    await one.click();
    await head.page.getByRole('button', { name: '确认派单' }).click();
    await expect(head.page.getByRole('status').filter({ hasText: `已派给 ${name}` })).toBeVisible();
    await head.page.goto(`/desk/${task}`);
    await expect(head.page.getByText(`派给 ${name}`)).toBeVisible();
  },
);

test(
  'whoever is in charge names who handles a step that nobody holds',
  { tag: '@once' },
  async ({ seat, watched }) => {
    // Having named somebody, they have no part in the case any more.
    watched.expected.push({ status: 404, url: '/api/instances/' });
    const { id, reference } = await submitLamp();
    const { page } = await seat('counsellor');
    await openTask(page, reference);
    await approve(page, '请专家看线路');
    const head = await seat('studentAffairs');
    await head.page.goto(`/applications/${id}`);
    await expect(head.page.getByRole('heading', { name: '需要您帮忙：专家' })).toBeVisible();
    await head.page.getByRole('button', { name: '交给他们处理' }).click();
    await expect(head.page.getByLabel('由谁处理')).toBeFocused();
    await look(head.page, 'case-incident');
    await head.page.getByLabel('由谁处理').fill('t1002');
    await head.page.getByRole('button', { name: /何志强/ }).click();
    await head.page.getByRole('button', { name: '交给他们处理' }).click();
    await expect(head.page.getByRole('heading', { name: '需要您帮忙：专家' })).toBeHidden();
    await expect(head.page.getByText('已处理，申请继续办理')).toBeVisible();
  },
);
