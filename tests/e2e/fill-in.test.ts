import { expect, hallUrl, test } from './fixtures.ts';
import { publishLampRepair, submitLamp } from './lamp.ts';
import { proof } from './leave-form.ts';
import { look, lookInTheDark } from './look.ts';
import { enter } from './open-case.ts';
import { tabTo } from './tab-to.ts';
import { openTask } from './tasks.ts';
import { wording } from './wording.ts';

const t = wording.zh;
const FOUND = '查看结果';

test.beforeAll(publishLampRepair);

test(
  'what a step fills in is asked for, checked, kept and sent with the approval',
  { tag: '@once' },
  async ({ seat }) => {
    const { id, reference } = await submitLamp();
    const { page } = await seat('counsellor');
    await openTask(page, reference);
    await expect(page.getByRole('heading', { name: '请您填写' })).toBeVisible();
    await look(page, 'task-fill-in');
    await lookInTheDark(page, 'task-fill-in');

    await page.getByRole('button', { name: t.approve, exact: true }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    await look(page, 'task-fill-in-gap');
    await page.getByRole('alert').getByRole('link').first().click();
    await expect(page.getByLabel(FOUND)).toBeFocused();
    await page.keyboard.type('灯泡坏了，已经换新的。');
    await page.getByRole('radio', { name: '已经修好' }).check();
    await page.getByLabel(t.pickFile).setInputFiles(proof);
    await expect(page.getByRole('link', { name: proof.name })).toBeVisible();

    await page.reload();
    await expect(page.getByLabel(FOUND)).toHaveValue('灯泡坏了，已经换新的。');
    await expect(page.getByRole('radio', { name: '已经修好' })).toBeChecked();
    await expect(page.getByRole('link', { name: proof.name })).toBeVisible();
    await page.getByRole('button', { name: t.approve, exact: true }).click();
    await expect(page.getByRole('heading', { name: '同意这份申请' })).toBeFocused();
    await look(page, 'task-fill-in-confirm');
    await page.getByRole('button', { name: t.confirmApprove }).click();
    await expect(page.getByRole('status').filter({ hasText: t.done })).toBeVisible();

    const applicant = await enter(hallUrl(), 'student');
    const answer: { data: unknown } = await (await applicant.get(`/api/instances/${id}`)).json();
    expect(answer.data).toMatchObject({ found: '灯泡坏了，已经换新的。', next: 'done' });
    expect(answer.data).toHaveProperty('pictures', [expect.any(String)]);
  },
);

test(
  'what the server refuses stands at its field, and nothing that was typed is lost',
  { tag: '@once' },
  async ({ seat, watched }) => {
    const { reference } = await submitLamp();
    const { page } = await seat('counsellor', 'en');
    const task = await openTask(page, reference);
    watched.expected.push({ status: 422, url: `/api/tasks/${task}/approve` });
    // A page of yesterday, with yesterday's rules.
    await page.route('**/api/tasks/*/approve', async (route) => {
      const sent: { data: object } = route.request().postDataJSON();
      const changed = { ...sent, data: { ...sent.data, found: 'x'.repeat(201) } };
      await route.continue({ postData: JSON.stringify(changed) });
    });
    await page.getByLabel('What was found').fill('A loose bulb.');
    await page.getByRole('radio', { name: 'It is repaired' }).check();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByLabel('Opinion').fill('Seen at noon.');
    await page.getByRole('button', { name: 'Confirm approval' }).click();
    await expect(page.locator('.problem-summary')).toBeFocused();
    await expect(page.locator('#found-error')).toContainText('200');
    await look(page, 'task-fill-in-refused');
    await expect(page.getByLabel('What was found')).toHaveValue('A loose bulb.');
    await expect(page.getByLabel('Opinion')).toHaveValue('Seen at noon.');
    await page.unroute('**/api/tasks/*/approve');
    await page.getByRole('button', { name: 'Confirm approval' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Approved' })).toBeVisible();
  },
);

test('a step is filled in with keys only', { tag: '@desktop' }, async ({ seat }) => {
  const { reference } = await submitLamp();
  const { page } = await seat('counsellor');
  await openTask(page, reference);
  await tabTo(page, page.getByLabel(FOUND));
  await page.keyboard.type('灯泡松了，已经拧紧。');
  await tabTo(page, page.getByRole('radio', { name: '已经修好' }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: t.approve, exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '同意这份申请' })).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: t.confirmApprove }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: t.done })).toBeVisible();
});
