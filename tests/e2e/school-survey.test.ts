import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day } from './days.ts';
import { expect, test } from './fixtures.ts';
import { expectHeading, look } from './look.ts';
import { publishFolder } from './publish.ts';
import { wording } from './wording.ts';

const t = wording.zh;
const SHIPPED = join(import.meta.dirname, '../../services/primary-school-survey');

/** Opens the survey of this year, as the union does every spring: its days are parameters of the service. */
test.beforeAll(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'wangban-survey-'));
  const folder = join(parent, 'primary-school-survey');
  await cp(SHIPPED, folder, { recursive: true });
  const file = join(folder, 'service.yaml');
  const days = { opens: day(-3), closes: day(30), bornFrom: day(-2600), bornTo: day(-2000) };
  const text = Object.entries(days).reduce(
    (all, [name, date]) => all.replace(new RegExp(`^  ${name}: '.*'$`, 'm'), `  ${name}: '${date}'`),
    await readFile(file, 'utf8'),
  );
  await writeFile(file, text);
  await publishFolder(folder);
  await rm(parent, { recursive: true });
});

test('a member of staff who is away answers the survey for the school on a phone @phone', async ({
  seat,
}) => {
  const { page } = await seat('collegeOffice');
  const next = () => page.getByRole('button', { name: t.next }).click();
  const choose = (group: string, answer: string) =>
    page
      .getByRole('group', { name: group })
      .or(page.getByRole('radiogroup', { name: group }))
      .getByRole('radio', { name: answer })
      .first()
      .check();

  await page.goto('/services/primary-school-survey');
  await page.getByRole('link', { name: t.applyNow }).first().click();
  await page.getByRole('radio', { name: t.yes, exact: true }).check();
  await look(page, 'survey-question');
  await page.getByRole('button', { name: '继续' }).click();
  await expectHeading(page, '个人信息处理说明');
  await choose('我是孩子的父亲', t.yes);
  await look(page, 'survey-consent');
  await next();

  await expectHeading(page, '您的情况');
  await expect(page.getByText('来自人事系统，不能在这里改').first()).toBeVisible();
  await expect(page.getByText('t1002')).toBeVisible();
  await choose('您和孩子的关系', '父亲');
  await choose('孩子的另一位家长', t.no);
  await page.getByLabel('手机号').fill('13800138000');
  await look(page, 'survey-parent');
  await next();

  await expectHeading(page, '孩子的情况');
  await page.getByLabel('孩子姓名').fill('何小禾');
  await choose('性别', '女');
  await page.getByLabel('出生日期').fill(day(-2300));
  for (const place of ['广东省', '广州市', '天河区']) {
    const last = page.getByRole('group', { name: '户籍所在区县' }).getByRole('combobox').last();
    await expect(last.getByRole('option', { name: place })).toBeAttached();
    const option = await last.getByRole('option', { name: place }).getAttribute('value');
    await last.selectOption(option);
  }
  await choose('住在学校家属区吗', t.no);
  await look(page, 'survey-child');
  await next();

  await expectHeading(page, '入学意愿');
  await choose('今年秋季打算', '打算');
  await look(page, 'survey-wish');
  await page.getByRole('button', { name: t.toCheck }).click();
  await expectHeading(page, t.checkTitle);
  await expect(page.getByText('广东省广州市天河区')).toBeVisible();
  await look(page, 'survey-check');
  await page.getByRole('button', { name: '提交附属小学入学情况摸查' }).click();
  await expectHeading(page, t.submitted);
  await look(page, 'survey-submitted');
  await page.getByRole('link', { name: '查看办理进度' }).click();
  await look(page, 'survey-case');
});
