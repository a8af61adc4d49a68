import { expect, test } from './fixtures.ts';
import { look, lookInTheDark } from './look.ts';

test('the figures come with their meaning, a chart and the same numbers as a table', async ({ seat }) => {
  const { page } = await seat('figuresReader');
  await page.goto('/office/figures');
  for (const table of [/各事项办件数据/, /各事项评价/]) {
    const row = page.getByRole('region', { name: table }).getByRole('rowheader', { name: '本科生请假申请' });
    await expect(row).toBeVisible();
  }
  await expect(page.locator('canvas')).toBeVisible();
  await look(page, 'figures');
  await lookInTheDark(page, 'figures');
  await page.getByRole('link', { name: '有效' }).click();
  await expect(page.locator('#meaning-valid')).toBeInViewport();
  await page.getByLabel('到', { exact: true }).selectOption({ index: 35 });
  await page.getByLabel('从', { exact: true }).selectOption({ index: 35 });
  await expect(page.getByText('这段时间没有提交的办件')).toBeVisible();
  await look(page, 'figures-empty');
});

test('the figures are readable in English', async ({ seat }) => {
  const { page } = await seat('figuresReader', 'en');
  await page.goto('/office/figures');
  await expect(page.locator('canvas')).toBeVisible();
  await look(page, 'figures-en');
});

test('a file with mistakes is reported line by line and cannot be written', async ({ seat }) => {
  const { page } = await seat('admin');
  await page.goto('/office/import');
  await look(page, 'import');
  await page.getByRole('button', { name: '检查文件' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await look(page, 'import-no-file');
  await page.getByRole('radio', { name: '班级' }).check();
  await page
    .getByLabel('文件')
    .setInputFiles(csv('班级号,班级名称,单位代码\nE2E1,,农学院\nE2E2,测试二班,没有这个学院\n'));
  await page.getByRole('button', { name: '检查文件' }).click();
  await expect(page.getByRole('heading', { name: '检查结果' })).toBeFocused();
  await expect(page.getByRole('row').filter({ hasText: '没有这个学院' })).toBeVisible();
  await expect(page.getByRole('button', { name: /写入/ })).toHaveCount(0);
  await look(page, 'import-errors');
});

test('a list that leaves people out is written only when somebody confirms that they have left', async ({
  seat,
}) => {
  const { page } = await seat('admin');
  await page.goto('/office/import');
  await page.getByRole('radio', { name: '人员' }).check();
  const onlyOne = '学号,姓名,身份,单位,班级\n202410010101,李晓雨,本科生,农学院,农学2401\n';
  await page.getByLabel('文件').setInputFiles(csv(onlyOne));
  await page.getByRole('button', { name: '检查文件' }).click();
  const confirm = page.getByRole('checkbox', { name: /已经离开/ });
  await expect(confirm).not.toBeChecked();
  await page.getByRole('button', { name: /写入/ }).click();
  await expect(page.getByRole('alert').filter({ hasText: '请确认他们已经离开' })).toBeVisible();
  await look(page, 'import-leavers');
});

test('a clean file is written once it has been checked', async ({ seat }, { project }) => {
  const { page } = await seat('admin');
  await page.goto('/office/import');
  await page.getByRole('radio', { name: '班级' }).check();
  const code = `E2E-${project.name}`;
  await page
    .getByLabel('文件')
    .setInputFiles(csv(`班级号,班级名称,单位代码\n${code},测试 ${project.name} 班,农学院\n`));
  await page.getByRole('button', { name: '检查文件' }).click();
  await expect(page.getByText('文件没有问题，可以写入。')).toBeVisible();
  await look(page, 'import-clean');
  await page.getByRole('button', { name: '写入 1 处变更' }).click();
  await expect(page.getByRole('heading', { name: '导入完成' })).toBeFocused();
  await look(page, 'import-done');
});

function csv(text: string) {
  return { name: 'classes.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}
