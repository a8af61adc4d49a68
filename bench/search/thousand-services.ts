import type { CheckedService } from '../../packages/server/src/catalogue/folder/check-service.ts';
import { readingsOf } from '../../packages/server/src/catalogue/search/readings.ts';
import { searchRowOf } from '../../packages/server/src/catalogue/search/search-row.ts';
import { insertVersion } from '../../packages/server/src/catalogue/store.ts';
import type { Pool } from '../../packages/server/src/platform/db/pool.ts';

const WHO = [
  '本科生',
  '研究生',
  '教职工',
  '学生公寓',
  '实验室',
  '图书馆',
  '财务处',
  '国际学生',
  '校友',
  '离退休人员',
];
const WHAT = [
  '请假',
  '宿舍报修',
  '成绩单',
  '学籍证明',
  '校园卡',
  '会议室',
  '仪器设备',
  '差旅费',
  '奖学金',
  '工作证',
];
const HOW = ['申请', '登记', '补办', '变更', '查询', '预约', '审核', '报销', '注销', '备案'];
const THEMES = ['student-affairs', 'teaching', 'life', 'personnel', 'finance', 'assets', 'general'];
const AUDIENCES = ['undergraduate', 'postgraduate', 'staff'] as const;

/** A thousand services with names that differ, every twentieth with the guide of a real one. */
export async function addThousandServices(pool: Pool, { definition }: CheckedService): Promise<void> {
  const { situations: _none, ...plain } = definition.guide;
  for (let n = 0; n < 1000; n++) {
    const name = nameOf(n);
    const { referenceCode: _own, ...rest } = definition;
    const one = {
      ...rest,
      code: `bench-${n}`,
      name: { zh: name, en: `Bench service ${n}` },
      summary: { zh: `${name}在这里办理，按页面提示填写。`, en: `Service ${n} of the benchmark.` },
      themes: [at(THEMES, n)],
      audience: [at(AUDIENCES, n)],
      owner: {
        unit: `unit${n % 40}`,
        name: { zh: `${at(WHO, n)}第${n % 40}办公室`, en: `Office ${n % 40}` },
      },
      aliases: [`${at(WHAT, n / 10)}${n}`],
      // Some services speak of an illness or of a counsellor, not all of them.
      guide: n % 20 === 0 ? definition.guide : { ...plain, ...shortGuide(name) },
    };
    await insertVersion(
      pool,
      {
        service: one.code,
        referenceCode: undefined,
        definition: one,
        form: undefined,
        flow: undefined,
        callable: {},
        contentHash: String(n),
        search: searchRowOf(one),
      },
      { now: Date.now() },
    );
  }
}

function nameOf(n: number): string {
  return `${at(WHO, n)}${at(WHAT, n / 10)}${at(HOW, n / 100)}`;
}

/** What somebody has typed after so many letters: one name after another in pinyin, each person other ones. */
export function typedBy(person: number, letters: number): string {
  let left = letters;
  for (let word = 0; ; word += 1) {
    const [pinyin = ''] = readingsOf(nameOf((person * 211 + word * 37) % 1000));
    if (left < pinyin.length) return pinyin.slice(0, left + 1);
    left -= pinyin.length;
  }
}

function at<Value>(values: readonly [Value, ...Value[]] | readonly Value[], n: number): Value {
  const value = values[Math.floor(n) % values.length];
  if (value === undefined) throw new Error('an empty list');
  return value;
}

function shortGuide(name: string) {
  const text = { zh: `${name}须本人办理，到窗口请带证件。`, en: 'In person.' };
  return { conditions: [text], materials: [], after: [text], faq: [], basis: [] };
}

/** What people type: characters, pinyin, initials, several words, mistakes, things that are not there. */
export const QUERIES: readonly string[] = [
  '请假',
  '請假',
  'qingjia',
  'qj',
  'q',
  'qi',
  'qing',
  '宿舍',
  '宿舍报修',
  '报修 宿舍',
  'ssbx',
  'sushe',
  'cjd',
  '成绩单',
  '学籍证明',
  'xjzm',
  '研究生学籍',
  '校园卡补办',
  'xykbb',
  '会议室预约',
  'huiyishi',
  '财务处',
  '差旅费报销',
  'clfbx',
  '奖学金',
  '工作证',
  'jiangxuejin',
  '仪器设备',
  '备案',
  '申请',
  '宿舍抱修',
  'qinjia',
  'chenjidan',
  '校车',
  'xiaoche',
  'office 7',
  '辅导员',
  '病历',
];
