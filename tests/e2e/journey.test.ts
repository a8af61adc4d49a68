import type { Page } from '@playwright/test';
import { expect, hallUrl, type Language, type Seat, test } from './fixtures.ts';
import { fillAway, fillContact, fillLeave, nextSection, uploadProof } from './leave-form.ts';
import { look, expectHeading } from './look.ts';
import { openTask } from './tasks.ts';
import { wording } from './wording.ts';

for (const language of ['zh', 'en'] as const) {
  test(
    `a sick leave of five days goes from the guide to the end, with one return (${language})`,
    { tag: language === 'en' ? '@phone' : [] },
    async ({ seat }) => {
      test.setTimeout(240_000);
      const student = await seat('student', language);
      const reference = await apply(student, language);

      const counsellor = await seat('counsellor', language);
      await openTask(counsellor.page, reference);
      await look(counsellor.page, `task-${language}`);
      await approve(counsellor.page, language, '情况属实，注意休息。');

      const office = await seat('collegeOffice', language);
      await openTask(office.page, reference);
      await sendBack(office.page, language);

      await revise(student.page, language, reference);

      await openTask(office.page, reference);
      await expect(office.page.getByText('已写明复诊时间')).toBeVisible();
      await approve(office.page, language, '');

      const deputy = await seat('deputyHead', language);
      await openTask(deputy.page, reference);
      await approve(deputy.page, language, '同意。');

      await seeTheEnd(student.page, language, reference);
    },
  );
}

/** The student finds the service, leaves half-way, comes back and hands in. Gives the reference. */
async function apply({ page }: Seat, language: Language): Promise<string> {
  const t = wording[language];
  // Another test leaves its form half filled in.
  await page.request.delete('/api/drafts/leave-undergraduate', { headers: { origin: hallUrl() } });
  await page.goto('/');
  await look(page, `home-${language}`);
  await page.getByRole('link', { name: t.service }).first().click();
  await expectHeading(page, t.service);
  await look(page, `guide-${language}`);
  await page.getByRole('link', { name: t.applyNow }).first().click();
  await look(page, `form-${language}`);

  await fillLeave(page, language, { inDays: 2, reason: '急性肠胃炎，医生建议休息五天。' });
  await expect(page.getByText(t.saved).first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(t.reason)).toHaveValue('急性肠胃炎，医生建议休息五天。');
  await expect(page.getByText(t.fiveDays)).toBeVisible();
  await nextSection(page, language);
  await fillAway(page, language);
  await look(page, `form-away-${language}`);
  await nextSection(page, language);
  await fillContact(page, language);
  await nextSection(page, language);
  await uploadProof(page, language);
  await look(page, `form-filled-${language}`);
  await page.getByRole('button', { name: t.toCheck }).click();
  await expectHeading(page, t.checkTitle);
  await expect(page.getByText('13800138000')).toBeVisible();
  await look(page, `check-${language}`);

  await page.getByRole('button', { name: t.submit }).click();
  await expectHeading(page, t.submitted);
  await look(page, `submitted-${language}`);
  const reference = (await page.getByText(/^\d{8}-QJ-\d{7,}$/).textContent()) ?? '';
  expect(reference).toMatch(/^\d{8}-QJ-/);
  return reference;
}

async function approve(page: Page, language: Language, opinion: string): Promise<void> {
  const t = wording[language];
  await page.getByRole('button', { name: t.approve, exact: true }).click();
  if (opinion !== '') await page.getByLabel(t.opinion).fill(opinion);
  await look(page, `task-approving-${language}`);
  await page.getByRole('button', { name: t.confirmApprove }).click();
  await expect(page.getByRole('status').filter({ hasText: t.done })).toBeVisible();
}

/** The college office wants to know more and has the case come straight back. */
async function sendBack(page: Page, language: Language): Promise<void> {
  const t = wording[language];
  await page.getByRole('button', { name: t.returnTo, exact: true }).click();
  await page.getByRole('button', { name: t.confirmReturn }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await look(page, `task-return-gaps-${language}`);
  await page.getByRole('radio', { name: t.toApplicant }).check();
  await page.getByRole('radio', { name: t.backToMe }).check();
  await page.getByLabel(t.opinion).fill('请写明复诊时间。');
  await page.getByRole('button', { name: t.confirmReturn }).click();
  await expect(page.getByRole('status').filter({ hasText: t.returned })).toBeVisible();
}

async function revise(page: Page, language: Language, reference: string): Promise<void> {
  const t = wording[language];
  await page.goto('/applications');
  await look(page, `applications-${language}`);
  await page.getByRole('link', { name: t.caseTitle }).first().click();
  await expect(page.getByText(reference)).toBeVisible();
  await expect(page.getByText('请写明复诊时间。').first()).toBeVisible();
  await look(page, `returned-${language}`);
  await page.getByRole('link', { name: t.revise }).click();
  await expect(page.getByLabel(t.reason)).toHaveValue('急性肠胃炎，医生建议休息五天。');
  await page.getByLabel(t.reason).fill('急性肠胃炎，医生建议休息五天，已写明复诊时间：下周一。');
  await look(page, `revise-${language}`);
  while (!(await page.getByRole('button', { name: t.toCheck }).isVisible()))
    await nextSection(page, language);
  await page.getByRole('button', { name: t.toCheck }).click();
  await look(page, `revise-check-${language}`);
  await page.getByRole('button', { name: t.resubmit, exact: true }).click();
  await expect(page.getByText(t.waitingFor('何志强')).first()).toBeVisible();
}

async function seeTheEnd(page: Page, language: Language, reference: string): Promise<void> {
  const t = wording[language];
  await page.reload();
  await expect(page.getByText(reference)).toBeVisible();
  await expect(page.getByText(t.statusApproved).first()).toBeVisible();
  const happened = page.locator('.timeline strong');
  await expect(happened).toContainText(t.events.slice(-2));
  await look(page, `closed-${language}`);
  await page.getByRole('link', { name: t.messages }).first().click();
  await expectHeading(page, t.messages);
  await look(page, `messages-${language}`);
}
