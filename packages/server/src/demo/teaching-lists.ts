import type { DemoCode } from './code-lists.ts';

/** Majors 专业 of the colleges, with the codes of the ministry's catalogue of undergraduate majors; above each stands its college. */
const MAJORS: readonly DemoCode[] = [
  ['090101', '农学', 'nxy'],
  ['090103', '植物保护', 'nxy', ['植保']],
  ['082701', '食品科学与工程', 'spxy', ['食品']],
  ['082702', '食品质量与安全', 'spxy', ['食安']],
  ['030101K', '法学', 'rwfx'],
  ['050101', '汉语言文学', 'rwfx', ['中文']],
  ['090301', '动物科学', 'dwkx', ['动科']],
  ['090601', '水产养殖学', 'dwkx', ['水产']],
  ['080701', '电子信息工程', 'dzgc', ['电信']],
  ['080907T', '智能科学与技术', 'dzgc', ['智能']],
  ['120402', '行政管理', 'gggl', ['行管']],
  ['120404', '土地资源管理', 'gggl', ['土管']],
  ['090102', '园艺', 'yyxy'],
  ['090107T', '茶学', 'yyxy'],
  ['082502', '环境工程', 'zyhj', ['环工']],
  ['090201', '农业资源与环境', 'zyhj', ['农资']],
  ['082302', '农业机械化及其自动化', 'gcxy', ['农机']],
  ['080207', '车辆工程', 'gcxy'],
  ['120301', '农林经济管理', 'jjgl', ['农经']],
  ['120203K', '会计学', 'jjgl'],
  ['080901', '计算机科学与技术', 'sxxx', ['计科']],
  ['080902', '软件工程', 'sxxx', ['软工']],
  ['071001', '生物科学', 'smkx', ['生科']],
  ['071002', '生物技术', 'smkx', ['生技']],
];

/** Courses 课程; the numbers are those of the made-up university. */
const COURSES: readonly DemoCode[] = [
  ['A0101', '高等数学（上）', undefined, ['高数']],
  ['A0102', '大学物理', undefined, ['大物']],
  ['A0103', '大学英语（三）', undefined, ['英语']],
  ['A0104', '大学英语（四）', undefined, ['英语']],
  ['A0105', '大学体育（四）', undefined, ['体育']],
  ['A0106', '军事技能', undefined, ['军训']],
  ['A0107', '线性代数', undefined, ['线代']],
  ['A0108', '概率论与数理统计'],
  ['A0109', '普通化学'],
  ['A0110', '有机化学'],
  ['A0111', '大学计算机基础', undefined, ['计算机']],
  ['A0112', '中国近现代史纲要', undefined, ['史纲']],
  ['A0113', '高等数学（下）', undefined, ['高数']],
  ['A0201', '植物学'],
  ['A0202', '遗传学'],
  ['A0203', '植物生理学'],
  ['A0204', '土壤学'],
  ['A0205', '作物栽培学'],
  ['A0206', '作物育种学'],
  ['A0207', '普通植物病理学'],
  ['A0208', '普通昆虫学'],
  ['A0301', '食品化学'],
  ['A0302', '食品微生物学'],
  ['A0303', '食品工艺学'],
  ['A0304', '食品分析'],
  ['A0401', '民法学'],
  ['A0402', '现代汉语'],
  ['A0501', '动物生理学'],
  ['A0502', '水生生物学'],
  ['A0601', '电路分析'],
  ['A0602', '信号与系统'],
  ['A0701', '公共管理学'],
  ['A0801', '园艺植物栽培学'],
  ['A0802', '茶树栽培学'],
  ['A0901', '环境监测'],
  ['A1001', '机械设计基础'],
  ['A1101', '微观经济学'],
  ['A1102', '基础会计学'],
  ['A1201', '数据结构'],
  ['A1202', '操作系统'],
  ['A1203', '软件工程导论'],
  ['A1301', '细胞生物学'],
  ['A1302', '分子生物学'],
];

/** Teaching buildings 教学楼 with the number of their floors and of the rooms on each. */
const BUILDINGS = [
  { code: 'jx1', name: '第一教学楼', alias: '一教', floors: 5, rooms: 8 },
  { code: 'jx2', name: '第二教学楼', alias: '二教', floors: 5, rooms: 8 },
  { code: 'jx3', name: '第三教学楼', alias: '三教', floors: 6, rooms: 10 },
  { code: 'jx4', name: '第四教学楼', alias: '四教', floors: 6, rooms: 10 },
  { code: 'syl', name: '实验楼', alias: '综合实验楼', floors: 4, rooms: 6 },
] as const;

/** Classrooms 教室: 第一教学楼 201 is `jx1-201`. */
export const CLASSROOMS: readonly DemoCode[] = BUILDINGS.flatMap(({ code, name, floors, rooms }) =>
  Array.from({ length: floors * rooms }, (_, index): DemoCode => {
    const number = (Math.floor(index / rooms) + 1) * 100 + (index % rooms) + 1;
    return [`${code}-${number}`, `${name} ${number}`, code];
  }),
);

/** Code lists 字典 of the teaching services. */
export const TEACHING_LISTS = {
  major: MAJORS,
  course: COURSES,
  'teaching-building': BUILDINGS.map(({ code, name, alias }): DemoCode => [code, name, undefined, [alias]]),
} as const satisfies Readonly<Record<string, readonly DemoCode[]>>;
