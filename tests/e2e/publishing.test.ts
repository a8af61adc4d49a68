import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';

const FOLDER = new URL('../../services/join-team/', import.meta.url);
const file = (name: string, change: (text: string) => string = (text) => text) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(change(readFileSync(new URL(name, FOLDER), 'utf8'))),
});

test('an office drafts the next version, mends it, and publishes it for a day that comes', async ({ seat }, {
  project,
}) => {
  // Both widths share one hall: each has a service of its own.
  const code = project.name === 'phone' ? 'join-team' : 'training-hall-booking';
  const { page } = await seat('admin');
  await page.goto(`/office/services/${code}`);
  await page.getByRole('link', { name: '版本与发布' }).click();
  await expect(page.getByRole('heading', { name: '第 1 版' })).toBeVisible();
  await page.getByRole('button', { name: '据此起草 第 1 版' }).click();
  await expect(page.getByRole('heading', { name: '版本草稿' })).toBeVisible();
  const text = page.getByRole('textbox', { name: 'service.yaml' });
  const before = await text.inputValue();
  await text.fill(before.replace(/^processingTimeDays: .*$/m, 'processingTimeDays: 很快'));
  await page.getByRole('button', { name: '保存并检查' }).click();
  await expect(page.getByText(/^service\.yaml · 第 \d+ 行 · \/processingTimeDays$/)).toBeVisible();
  await look(page, 'publishing-problems');
  await text.fill(before.replace('aliases: [', 'aliases: [新叫法, '));
  await page.getByRole('button', { name: '保存并检查' }).click();
  await expect(page.getByText('没有发现问题，可以发布。')).toBeVisible();
  await page.getByRole('radio', { name: '到指定时间生效' }).check();
  await page.getByLabel('生效时间').fill('2020-01-01T00:00');
  await page.getByRole('button', { name: '发布这个版本' }).click();
  await expect(page.getByText('请填写晚于现在的时间')).toBeVisible();
  await page.getByLabel('生效时间').fill('2099-09-01T00:00');
  await look(page, 'publishing-draft');
  await page.getByRole('button', { name: '发布这个版本' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '第 2 版' })).toContainText('待生效');
  await page.getByRole('button', { name: '对比 第 2 版' }).click();
  await expect(page.getByText('新叫法')).toBeVisible();
  await look(page, 'publishing-versions');
  await page.getByRole('button', { name: '撤销 第 2 版' }).click();
  await page.getByRole('button', { name: '撤销这个版本' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '第 2 版' })).toContainText('生效前已撤销');
});

test('a new service is brought in from its files', async ({ seat }, { project }) => {
  const code = `join-club-${project.name}`;
  const { page } = await seat('admin');
  await page.goto('/office/services');
  await look(page, 'standings');
  const named = (to: string) =>
    file('service.yaml', (text) =>
      text
        .replace(/^code: .*$/m, `code: ${to}`)
        .replace(/^referenceCode: .*$/m, `referenceCode: ${project.name === 'phone' ? 'SHTA' : 'SHTB'}`),
    );
  const files = [named(code), file('form.yaml'), file('flow.bpmn'), file('scenarios.yaml')];
  await page.getByLabel('选择文件或压缩包').setInputFiles(files);
  await expect(page.getByRole('heading', { name: '版本草稿' })).toBeVisible();
  await page.getByRole('button', { name: '发布这个版本' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '第 1 版' })).toContainText('现行');
});
