import { expect, hallUrl, test } from './fixtures.ts';
import { fillForm, nextSection } from './leave-form.ts';
import { expectHeading, look } from './look.ts';
import { enter, submitLeave } from './open-case.ts';
import { people } from './people.ts';
import { openTask } from './tasks.ts';
import { wording } from './wording.ts';

const t = wording.zh;
const SERVICE = '/services/leave-undergraduate';

test('two devices on one draft: the second is asked, and nothing is lost', async ({ seat, watched }) => {
  watched.expected.push({ status: 409, url: '/api/drafts/' });
  const pc = (await seat('otherStudent')).page;
  await pc.goto(`${SERVICE}/apply`);
  await pc.getByLabel(t.reason).fill('在电脑上写的，家中有事。');
  await expect(pc.getByText(t.saved).first()).toBeVisible();
  const phone = (await seat('otherStudent')).page;
  await phone.goto(`${SERVICE}/apply`);
  await expect(phone.getByLabel(t.reason)).toHaveValue('在电脑上写的，家中有事。');
  await phone.getByLabel(t.reason).fill('在手机上接着写，家中有事要回去。');
  await expect(phone.getByText(t.saved).first()).toBeVisible();

  await pc.getByLabel(t.reason).fill('电脑上又改了一次，家中有事。');
  const asked = pc.getByRole('alert').filter({ hasText: '另一台设备保存了更新的内容' });
  await expect(asked).toBeVisible();
  await look(pc, 'draft-conflict');
  await asked.getByRole('button', { name: '换成那份更新的内容' }).click();
  await expect(pc.getByLabel(t.reason)).toHaveValue('在手机上接着写，家中有事要回去。');

  await pc.getByLabel(t.reason).fill('电脑上写完，家中有事请假。');
  await expect(pc.getByText(t.saved).first()).toBeVisible();
  await phone.getByLabel(t.reason).fill('手机上写完，家中有事请假。');
  const again = phone.getByRole('alert').filter({ hasText: '另一台设备保存了更新的内容' });
  await again.getByRole('button', { name: '保留这里的内容' }).click();
  await expect(phone.getByText(t.saved).first()).toBeVisible();
  await pc.reload();
  await expect(pc.getByLabel(t.reason)).toHaveValue('手机上写完，家中有事请假。');
});

test('a return names what to change, which the applicant sees first and puts right', async ({ seat }) => {
  const applicant = await enter(hallUrl(), 'otherStudent');
  const { id, reference } = await submitLeave(applicant, 1);
  const counsellor = (await seat('otherCounsellor')).page;
  await openTask(counsellor, reference);
  await counsellor.getByRole('button', { name: t.returnTo, exact: true }).click();
  const target = counsellor.getByRole('radio', { name: t.toApplicant });
  if (await target.isVisible()) await target.check();
  await counsellor.getByText('哪些内容要改').click();
  await counsellor.getByRole('checkbox', { name: t.reason }).check();
  await counsellor.getByLabel(`${t.reason}：要怎样改`).fill('请写明去哪里、见谁');
  await counsellor.getByLabel(t.opinion).fill('请补充后再交。');
  await look(counsellor, 'task-return-mend');
  await counsellor.getByRole('button', { name: t.confirmReturn }).click();
  await expect(counsellor.getByRole('status').filter({ hasText: t.returned })).toBeVisible();

  const { page } = await seat('otherStudent');
  await page.goto(`/applications/${id}`);
  await expect(page.getByText('请写明去哪里、见谁')).toBeVisible();
  await expect(page.getByText('计时暂停').first()).toBeVisible();
  await look(page, 'returned-mend');
  await page.getByRole('link', { name: t.revise }).click();
  await expect(page.getByRole('alert').filter({ hasText: '请写明去哪里、见谁' })).toBeFocused();
  await look(page, 'revise-mend');
  await page.getByLabel(t.reason).fill('去广州市荔湾区看望住院的外婆，当天来回。');
  while (!(await page.getByRole('button', { name: t.toCheck }).isVisible())) await nextSection(page, 'zh');
  await page.getByRole('button', { name: t.toCheck }).click();
  await page.getByRole('button', { name: t.resubmit, exact: true }).click();
  await page.waitForURL(`**/applications/${id}`);
  await openTask(counsellor, reference);
  await expect(counsellor.getByText('去广州市荔湾区看望住院的外婆')).toBeVisible();
});

test('family applies with consent, sees for whom, and is told what is the same already', async ({ seat }) => {
  const proxy = await enter(hallUrl(), 'otherStudent');
  const principal = await enter(hallUrl(), 'student');
  const { no, name } = people.student;
  const ask = { personNo: no, name, they: 'principal', relation: '姐妹', services: [] };
  const asked = await proxy.post('/api/family-links', { data: ask });
  // The other window size has asked before.
  if (asked.status() === 201) {
    const { id }: { id: number } = await asked.json();
    expect((await principal.post(`/api/family-links/${id}/agree`, { data: {} })).status()).toBe(204);
  }
  const { page } = await seat('otherStudent');
  await page.goto(`${SERVICE}/apply`);
  await page.getByRole('link', { name: '为他人申请' }).click();
  await expectHeading(page, '为谁申请');
  await look(page, 'choose-applicant');
  await page.getByRole('link', { name }).click();
  await expect(page.getByText(`您正在为 ${name} 办理`)).toBeVisible();
  await look(page, 'form-for-other');
  const inDays = test.info().project.name === 'phone' ? 20 : 27;
  await fillForm(page, 'zh', { inDays, reason: '妹妹住院，我替她请假。' });
  await expect(page.getByText(`您正在为 ${name} 办理`)).toBeVisible();
  await page.getByRole('button', { name: t.submit }).click();
  await expectHeading(page, t.submitted);
  await page.getByRole('link', { name: '查看办理进度' }).click();
  await expect(page.getByText('代办人')).toBeVisible();
  await expect(page.getByText(`代 ${name} 办理`).first()).toBeVisible();
  await look(page, 'case-for-other');
  await page.goto('/applications');
  await page.getByRole('link', { name: '我代办的' }).click();
  await expect(page.getByText(`申请人：${name}`).first()).toBeVisible();
  await look(page, 'applications-filed');

  const own = (await seat('student')).page;
  // The other window size leaves its form half filled in.
  await own.request.delete(`/api/drafts/leave-undergraduate`, { headers: { origin: hallUrl() } });
  await own.goto(`${SERVICE}/apply`);
  await fillForm(own, 'zh', { inDays, reason: '我自己又来请一次假。' });
  await expect(own.getByRole('status').filter({ hasText: '已有 1 条同类在办' })).toBeVisible();
  await look(own, 'check-duplicate');
});

test('family is asked, agrees and ends the link on one page', async ({ seat }) => {
  const asker = (await seat('student')).page;
  await asker.goto('/account/family');
  await look(asker, 'family');
  await asker.getByRole('button', { name: '发送请求' }).click();
  await look(asker, 'family-gaps');
  await asker.getByRole('radio', { name: '我为对方办理' }).check();
  await asker.getByLabel('对方姓名').fill(people.otherStudent.name);
  await asker.getByLabel('对方学工号').fill(people.otherStudent.no);
  await asker.getByLabel('称谓').fill('姐妹');
  await asker.getByRole('button', { name: '发送请求' }).click();
  await expect(asker.getByText('等对方同意')).toBeVisible();
  const { page } = await seat('otherStudent');
  await page.goto('/account/family');
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await expect(page.getByText('等您同意')).toHaveCount(0);
  await look(page, 'family-agreed');
  const card = page.getByRole('listitem').filter({ hasText: '李晓雨 可以为您办理' }).first();
  await card.getByRole('button', { name: /^解除/ }).click();
  await expect(page.getByText('由 王子轩 解除').first()).toBeVisible();
});
