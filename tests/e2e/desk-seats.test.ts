import { expect, hallUrl, test } from './fixtures.ts';
import { publish } from './lamp.ts';
import { look } from './look.ts';
import { approveAs, enter, type Submitted, submitLeave, submitTo } from './open-case.ts';
import { openTask } from './tasks.ts';
import { wording } from './wording.ts';

const t = wording.zh;

test.beforeAll(() => publish('dorm-event'));

/** An event on which both steps of the fork have decided. */
async function reviewed(): Promise<Submitted> {
  const applicant = await enter(hallUrl(), 'student');
  const submitted = await submitTo(applicant, 'dorm-event', { what: '读书会' });
  await applicant.dispose();
  await approveAs('counsellor', hallUrl(), submitted.reference);
  await approveAs('collegeOffice', hallUrl(), submitted.reference);
  return submitted;
}

test('a whole block of branches goes back, or only one of them', { tag: '@once' }, async ({ seat }) => {
  const { reference } = await reviewed();
  const { page } = await seat('deputyHead');
  await openTask(page, reference);
  await page.getByRole('button', { name: '退回', exact: true }).click();
  await expect(page.getByText('并行的其他环节怎么办')).toBeHidden();
  await page.getByRole('radio', { name: /^辅导员意见/ }).check();
  await expect(page.getByRole('radio', { name: /只退“辅导员意见”这一支/ })).toBeChecked();
  await page.getByRole('radio', { name: /整块重新开始/ }).check();
  await look(page, 'task-return-whole');
  await page.getByRole('textbox', { name: t.opinion }).fill('时间改了，请都再看一遍。');
  await page.getByRole('button', { name: '确认退回' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已退回' })).toBeVisible();
  // Both are asked again.
  await approveAs('collegeOffice', hallUrl(), reference);
  await approveAs('counsellor', hallUrl(), reference);
  await openTask(page, reference);
});

test(
  'an approver is added and taken out again, also by who waits for them',
  { tag: '@once' },
  async ({ seat }) => {
    const { reference } = await reviewed();
    const { page } = await seat('deputyHead');
    const task = await openTask(page, reference);
    await page.getByText('更多操作').click();
    await expect(page.getByRole('button', { name: /^减签/ })).toBeHidden();
    await page.getByRole('button', { name: /^加签/ }).click();
    for (const [question, no, name] of [
      ['请谁审批', 't1002', /何志强/],
      ['再加一位', 't1005', /邓丽萍/],
    ] as const) {
      await page.getByLabel(question).fill(no);
      await page.getByRole('dialog').getByRole('button', { name }).click();
    }
    await page.getByRole('button', { name: '确认加签' }).click();
    await expect(page.getByRole('status').filter({ hasText: '已请 何志强、邓丽萍 审批' })).toBeVisible();
    await page.goto(`/desk/${task}`);
    await page.getByRole('button', { name: /^减签/ }).click();
    await page.getByRole('button', { name: '确认减签' }).click();
    await expect(page.getByRole('dialog').getByText('请选择人员。')).toBeVisible();
    await page.getByRole('radio', { name: '邓丽萍' }).check();
    await page.getByLabel('原因').fill('她出差。');
    await look(page, 'task-remove-approver');
    await page.getByRole('button', { name: '确认减签' }).click();
    await expect(page.getByRole('status').filter({ hasText: '不再请 邓丽萍 审批' })).toBeVisible();
    await expect(page.getByText('她出差。')).toBeVisible();
  },
);

test(
  'activities are begun and ended by whoever is in charge',
  { tag: '@once' },
  async ({ seat, watched }) => {
    // Having ended them, they have no part in the case any more.
    watched.expected.push({ status: 404, url: '/api/instances/' });
    const { id, reference } = await reviewed();
    await approveAs('deputyHead', hallUrl(), reference);
    const head = await seat('studentAffairs');
    await head.page.goto(`/applications/${id}`);
    await look(head.page, 'case-activities');
    await head.page.getByRole('button', { name: '启动“查看场地”' }).click();
    await expect(head.page.getByText('已启动：查看场地')).toBeVisible();
    const { page } = await seat('collegeOffice');
    await openTask(page, reference);
    await expect(page.getByRole('heading', { name: '活动前检查' })).toBeVisible();
    await look(page, 'task-activities');
    await page.getByRole('button', { name: '启动“与组织者谈话”' }).click();
    await expect(page.getByRole('status').filter({ hasText: '已启动：与组织者谈话' })).toBeVisible();
    await approveAs('counsellor', hallUrl(), reference);
    await page.getByRole('button', { name: t.approve, exact: true }).click();
    await page.getByRole('button', { name: t.confirmApprove }).click();
    await expect(page.getByRole('status').filter({ hasText: t.done })).toBeVisible();
    await head.page.reload();
    await head.page.getByRole('button', { name: '结束这个环节' }).click();
    await head.page.getByRole('dialog').getByRole('button', { name: '结束这个环节' }).click();
    await expect(head.page.getByRole('heading', { name: '活动前检查', exact: true })).toBeHidden();
  },
);

test('a decision is taken back before the next one has acted', { tag: '@once' }, async ({ seat }) => {
  const applicant = await enter(hallUrl(), 'student');
  const { reference } = await submitLeave(applicant, 2);
  await applicant.dispose();
  const { page } = await seat('counsellor');
  const task = await openTask(page, reference);
  await page.getByRole('button', { name: t.approve, exact: true }).click();
  await page.getByRole('button', { name: t.confirmApprove }).click();
  await expect(page.getByRole('status').filter({ hasText: t.done })).toBeVisible();
  await page.goto(`/desk/${task}`);
  await look(page, 'task-recall');
  await page.getByRole('button', { name: '收回我的处理' }).click();
  await page.getByRole('button', { name: '确认收回' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已收回，请重新处理' })).toBeVisible();
  await openTask(page, reference);
  await expect(page.getByRole('button', { name: t.approve, exact: true })).toBeVisible();
});
