import { expect, hallUrl, type Language, test } from './fixtures.ts';
import { expectHeading, look, lookInTheDark } from './look.ts';
import { enter, submitLeave, taskOf } from './open-case.ts';
import { people } from './people.ts';

/** A leave that the counsellor has approved. */
async function approvedLeave(): Promise<number> {
  const [applicant, counsellor] = [await enter(hallUrl(), 'student'), await enter(hallUrl(), 'counsellor')];
  const { id, reference } = await submitLeave(applicant, 1);
  const task = await taskOf(counsellor, reference);
  const answer = await counsellor.post(`/api/tasks/${task}/approve`, {
    headers: { 'idempotency-key': crypto.randomUUID() },
    data: { seenVersion: 1 },
  });
  expect(answer.status()).toBe(200);
  return id;
}

test(
  'a case is rated by keyboard, the unit replies, and its applicant reads that and adds to it',
  { tag: '@once' },
  async ({ seat }) => {
    const id = await approvedLeave();
    const { page } = await seat('student');
    await page.goto(`/applications/${id}`);
    const card = page.getByRole('region', { name: '评价这次办理' });
    const stars = card.getByRole('radiogroup', { name: '您对这次办理是否满意' });
    for (const one of await stars.getByRole('radio').all()) await expect(one).not.toBeChecked();
    await look(page, 'rating-open');
    await card.getByRole('button', { name: '提交评价' }).click();
    await expect(card.getByText('请选择几颗星')).toBeVisible();
    await expect(stars.getByRole('radio', { name: '1 星，非常不满意' })).toBeFocused();
    await look(page, 'rating-gaps');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await expect(stars.getByRole('radio', { name: '2 星，不满意' })).toBeChecked();
    await card.getByRole('checkbox', { name: '办理慢' }).check();
    await card.getByLabel('想说的话').fill('等了两天才批，\n急着买车票。');
    await look(page, 'rating-bad');
    await lookInTheDark(page, 'rating-bad');
    await card.getByRole('button', { name: '提交评价' }).click();
    await expect(page.getByRole('status').filter({ hasText: '评价已保存' })).toBeVisible();
    await look(page, 'rating-given');

    const unit = (await seat('studentAffairs')).page;
    await unit.goto('/office/ratings');
    await expectHeading(unit, '评价');
    const entry = unit.getByRole('listitem').filter({ hasText: '急着买车票' }).last();
    await expect(entry.getByText(people.student.name)).toBeVisible();
    await entry.getByRole('button', { name: '回复', exact: true }).click();
    await expect(entry.getByText('请写明怎么处理的')).toBeVisible();
    await look(unit, 'ratings-waiting');
    const said = `已提醒辅导员当天办理（${test.info().project.name}）。`;
    await entry.getByLabel('回复评价人').fill(said);
    await entry.getByRole('radio', { name: '列入计划' }).check();
    await entry.getByLabel('计划完成日期').fill('2099-12-31');
    await entry.getByRole('checkbox', { name: '已电话或当面回访' }).check();
    await look(unit, 'ratings-reply');
    await entry.getByRole('button', { name: '回复', exact: true }).click();
    await unit.getByRole('link', { name: '全部' }).click();
    await expect(unit.getByText(said)).toBeVisible();
    await look(unit, 'ratings-all');

    await page.reload();
    await expect(page.getByText(said)).toBeVisible();
    await page.getByRole('button', { name: '追加评价' }).click();
    await page.getByRole('radio', { name: '4 星，满意' }).check();
    await page.getByRole('button', { name: '提交评价' }).click();
    await expect(page.getByText('追加', { exact: false }).first()).toBeVisible();
    await look(page, 'rating-added');
  },
);

test(
  'an anonymous rating is not shown to the unit on its day, and English is complete',
  { tag: '@once' },
  async ({ seat }) => {
    const id = await approvedLeave();
    const language: Language = 'en';
    const { page } = await seat('student', language);
    await page.goto(`/applications/${id}`);
    await page.getByRole('radio', { name: '1 star, very dissatisfied' }).check();
    await page.getByLabel('Anything to add').fill('nobody knows me');
    await page.getByRole('checkbox', { name: 'Rate anonymously' }).check();
    await look(page, 'rating-en');
    await page.getByRole('button', { name: 'Send the rating' }).click();
    await expect(page.getByText('nobody knows me')).toBeVisible();
    const unit = (await seat('studentAffairs', language)).page;
    await unit.goto('/office/ratings?show=all');
    await expectHeading(unit, 'Ratings');
    await look(unit, 'ratings-en');
    await expect(unit.getByText('nobody knows me')).toHaveCount(0);
  },
);

test('anybody reads how satisfied people are, and the office what the three numbers are', async ({
  seat,
}) => {
  const visitor = (await seat('visitor')).page;
  await visitor.goto('/services?query=请假');
  await expect(visitor.getByText(/满意度 \d\.\d，\d+ 人评价/).first()).toBeVisible();
  await look(visitor, 'satisfaction-list');
  await visitor.goto('/services/leave-undergraduate');
  await expect(visitor.getByText(/\d\.\d，\d+ 人评价/)).toBeVisible();
  await look(visitor, 'satisfaction-guide');
  const { page } = await seat('figuresReader');
  await page.goto('/office/figures');
  await expect(page.getByRole('region', { name: /各事项评价/ })).toBeVisible();
  await look(page, 'figures-ratings');
  const admin = (await seat('admin')).page;
  await admin.goto('/office/ratings?show=all');
  await expectHeading(admin, '评价');
  await look(admin, 'ratings-admin');
});
