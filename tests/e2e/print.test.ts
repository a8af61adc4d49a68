import { expectAccessible } from './axe.ts';
import { expect, hallUrl, test } from './fixtures.ts';
import { expectNoSidewaysScroll } from './look.ts';
import { enter, submitLeave } from './open-case.ts';

for (const language of ['zh', 'en'] as const)
  test(`a case is printed as a page, and as a PDF (${language})`, async ({ seat }, { project }) => {
    const applicant = await enter(hallUrl(), 'student');
    const { id, reference } = await submitLeave(applicant, 1);
    await applicant.dispose();
    const { page } = await seat('student', language);
    await page.goto(`/applications/${id}`);
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: language === 'zh' ? '下载 PDF' : 'Download PDF' }).click();
    expect((await file).suggestedFilename()).toBe(`${reference}.pdf`);
    await page.goto(`/api/instances/${id}/print?language=${language}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoSidewaysScroll(page, 'print');
    await expectAccessible(page, 'print');
    await page.screenshot({
      path: `tests/e2e/screenshots/${project.name}/print-${language}.png`,
      fullPage: true,
    });
  });
