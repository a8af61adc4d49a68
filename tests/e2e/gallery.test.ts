import type { APIRequestContext, Page } from '@playwright/test';
import { fileCases } from '../gallery/file-cases.ts';
import { expect, hallUrl, test } from './fixtures.ts';
import { galleryAnswers, publishGallery } from './gallery.ts';
import { proof } from './leave-form.ts';
import { expectHeading, look, settled } from './look.ts';
import { enter } from './open-case.ts';
import { phonePhoto, sizeOf, upload } from './upload.ts';
import { wording } from './wording.ts';

const t = wording.zh;
const FORM = '/services/gallery/apply';

test.beforeAll(publishGallery);

/** The questions before the form. */
async function pass(page: Page): Promise<void> {
  await page.goto(FORM);
  await look(page, 'gallery-gate');
  await page.getByRole('radio', { name: '网上' }).check();
  await page.getByRole('button', { name: '继续' }).click();
  await expect(page.getByLabel('课程名称')).toBeVisible();
}

/** Goes through the pages of the form, each looked at, to the last one. */
async function walk(page: Page, name: string): Promise<void> {
  for (let place = 1; place <= 12; place += 1) {
    await look(page, `${name}-${place}`);
    if (await page.getByRole('button', { name: t.toCheck }).isVisible()) return;
    const address = page.url();
    await page.getByRole('button', { name: t.next }).click();
    await expect(page).not.toHaveURL(address);
    await settled(page);
  }
}

/** A draft: with one the questions are not asked again. */
async function saveDraft(client: APIRequestContext, data: object): Promise<void> {
  await client.delete('/api/drafts/gallery');
  const saved = await client.put('/api/drafts/gallery', { data: { data, version: 0 } });
  expect(saved.status(), await saved.text()).toBe(200);
}

test('every kind of field is for everybody, empty and with errors', async ({ seat }) => {
  const { page } = await seat('student');
  const client = await enter(hallUrl(), 'student');
  await client.delete('/api/drafts/gallery');
  await pass(page);
  await look(page, 'gallery-empty');
  await saveDraft(client, {});
  const steps = test.info().project.name === 'phone' ? [1, 2, 3, 4, 5, 6] : [1, 3, 4];
  for (const step of steps) {
    await page.goto(`${FORM}?step=${step}`);
    await page.getByRole('button', { name: t.next }).click();
    await expect(page.getByRole('alert').filter({ hasText: '处需要修改' })).toBeFocused();
    await look(page, `gallery-errors-${step}`);
  }
});

test('every kind of field is for everybody, filled in and submitted', async ({ seat }) => {
  const { page } = await seat('student');
  const client = await enter(hallUrl(), 'student');
  const photo = await upload(client, await phonePhoto(page, '现场.jpg'));
  await saveDraft(client, await galleryAnswers(client, photo.id ?? ''));
  await page.goto(FORM);
  await walk(page, 'gallery-filled');
  await page.getByRole('button', { name: t.toCheck }).click();
  await expectHeading(page, t.checkTitle);
  await look(page, 'gallery-check');
  await page.getByRole('button', { name: '提交字段陈列' }).click();
  await expectHeading(page, t.submitted);
  await look(page, 'gallery-submitted');
  await page.getByRole('link', { name: '查看办理进度' }).click();
  await expectHeading(page, '高等数学 2 天');
  await look(page, 'gallery-case');

  await saveDraft(client, {});
  await page.goto(`${FORM}?step=5`);
  await page.getByRole('group', { name: '现场照片' }).getByRole('button', { name: '用以前传过的' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('checkbox', { name: /现场\.jpg/ })
    .first()
    .check();
  await look(page, 'gallery-my-files');
  await dialog.getByRole('button', { name: '选用这 1 个' }).click();
  await expect(page.getByRole('link', { name: '现场.jpg' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '已选用 1 个文件' })).toBeVisible();
});

test('a photo is kept upright and without its place, whoever sends it', async ({ seat }) => {
  const { page } = await seat('student');
  const client = await enter(hallUrl(), 'student');
  await saveDraft(client, {});
  await page.goto(`${FORM}?step=5`);
  const photo = await phonePhoto(page, '侧放.jpg');
  expect(photo.buffer.includes('GPS')).toBe(true);
  const byProgram = await upload(client, photo);
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/api/files'));
  await page.locator('#pictures').setInputFiles({ ...photo });
  const byPage: { id: string } = await (await answered).json();
  for (const id of [byProgram.id ?? '', byPage.id]) {
    const kept = await (await page.request.get(`/api/files/${id}`)).body();
    expect(kept.includes('GPS')).toBe(false);
    expect(await sizeOf(page, id)).toEqual({ width: 240, height: 320 });
  }
});

test('the page and the interface judge every file alike @desktop', async ({ seat, watched }) => {
  watched.expected.push({ status: 415, url: '/api/files' }, { status: 422, url: '/api/files' });
  const { page } = await seat('deputyHead');
  const client = await enter(hallUrl(), 'deputyHead');
  await saveDraft(client, {});
  await page.goto(`${FORM}?step=5`);
  for (const { name, bytes, becomes } of fileCases) {
    const isOffice = /\.(docx|xlsx)$/.test(name);
    const chosen = { name, mimeType: '', buffer: bytes };
    expect(await upload(client, { ...chosen, mimeType: 'application/octet-stream' }), name).toMatchObject(
      'refused' in becomes ? { code: becomes.refused } : becomes,
    );
    await page.locator(isOffice ? '#plan' : '#proof').setInputFiles(chosen);
    if ('refused' in becomes) {
      const refusal = page.getByRole('alert').filter({ hasText: name });
      await expect(refusal, name).toBeVisible();
      await page.getByRole('button', { name: '知道了' }).click();
    } else {
      // What a picture is called after it was made smaller.
      const kept = page.getByRole('button', { name: `移除 ${name}` });
      await expect(kept, name).toBeVisible();
      await kept.click();
    }
  }
  const fifty = Array.from({ length: 50 }, (_, n) => ({ ...proof, name: `第 ${n + 1} 份.pdf` }));
  await page.locator('#proof').setInputFiles(fifty);
  await expect(page.getByRole('alert').filter({ hasText: '有 47 个没有传' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^移除 第/ })).toHaveCount(3);
});
