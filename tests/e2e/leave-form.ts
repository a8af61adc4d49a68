import { expect, type Page } from '@playwright/test';
import { day } from './days.ts';
import type { Language } from './fixtures.ts';
import { settled, expectHeading } from './look.ts';
import { wording } from './wording.ts';

/** A PDF of one empty page: what a scanner would send, only smaller. */
export const proof = {
  name: 'proof.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  ),
};

/** Sick leave of five days from `inDays` days on. */
export interface Leave {
  readonly inDays: number;
  readonly reason: string;
}

/** 请假信息: type, period and reason. */
export async function fillLeave(page: Page, language: Language, leave: Leave): Promise<void> {
  const t = wording[language];
  await page.getByRole('radio', { name: t.sick }).check();
  await page.getByLabel(t.startDate).fill(day(leave.inDays));
  await page.getByLabel(t.endDate).fill(day(leave.inDays + 4));
  await page.getByLabel(t.endHalf).selectOption({ label: t.afternoon });
  await expect(page.getByText(t.fiveDays)).toBeVisible();
  await page.getByLabel(t.reason).fill(leave.reason);
}

/** 去向: off campus, by train. */
export async function fillAway(page: Page, language: Language): Promise<void> {
  const t = wording[language];
  await page
    .getByRole('group', { name: t.leavesCampus })
    .or(page.getByRole('radiogroup', { name: t.leavesCampus }))
    .getByRole('radio', { name: t.yes, exact: true })
    .check();
  await page.getByLabel(t.destination).fill('广州市天河区，父母家');
  await page.getByRole('radio', { name: t.train }).check();
}

/** 联系方式. */
export async function fillContact(page: Page, language: Language): Promise<void> {
  const t = wording[language];
  await page.getByLabel(t.phone).fill('138 0013 8000');
  await page.getByLabel(t.emergencyName).fill('李建国');
  await page.getByLabel(t.emergencyPhone).fill('13900139000');
}

/** 证明材料. */
export async function uploadProof(page: Page, language: Language): Promise<void> {
  const t = wording[language];
  await page.getByLabel(t.pickFile).setInputFiles(proof);
  await expect(page.getByRole('link', { name: proof.name })).toBeVisible();
}

/** On a phone every section is a page of its own: goes on to the next one. Does nothing where all stand together. */
export async function nextSection(page: Page, language: Language): Promise<void> {
  const t = wording[language];
  if (await page.getByRole('button', { name: t.toCheck }).isVisible()) return;
  const heading = await page.locator('h1').textContent();
  await page.getByRole('button', { name: t.next }).click();
  await expect(page.locator('h1')).not.toHaveText(heading ?? '');
  await settled(page);
}

/** Fills the whole form and goes to the check page. */
export async function fillForm(page: Page, language: Language, leave: Leave): Promise<void> {
  const t = wording[language];
  await fillLeave(page, language, leave);
  await nextSection(page, language);
  await fillAway(page, language);
  await nextSection(page, language);
  await fillContact(page, language);
  await nextSection(page, language);
  await uploadProof(page, language);
  await page.getByRole('button', { name: t.toCheck }).click();
  await expectHeading(page, t.checkTitle);
}
