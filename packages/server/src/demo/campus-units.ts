/** A college 学院 of the demo campus. Its number is part of its students' numbers. */
export interface DemoCollege {
  readonly number: string;
  readonly code: string;
  readonly name: string;
  /** Short names of two undergraduate majors, as they stand in class names such as 农学2401. */
  readonly majors: readonly [string, string];
}

/** The university of the demo campus is made up. */
export const DEMO_UNIVERSITY = { code: 'zjnd', name: '珠江农业大学' } as const;

/** Colleges, in their order. */
export const DEMO_COLLEGES: readonly DemoCollege[] = [
  { number: '1001', code: 'nxy', name: '农学院', majors: ['农学', '植保'] },
  { number: '1002', code: 'spxy', name: '食品学院', majors: ['食品', '食安'] },
  { number: '1003', code: 'rwfx', name: '人文与法学学院', majors: ['法学', '汉语言'] },
  { number: '1004', code: 'dwkx', name: '动物科学学院', majors: ['动科', '水产'] },
  { number: '1005', code: 'dzgc', name: '电子工程学院', majors: ['电信', '智能'] },
  { number: '1006', code: 'gggl', name: '公共管理学院', majors: ['行管', '土管'] },
  { number: '1007', code: 'yyxy', name: '园艺学院', majors: ['园艺', '茶学'] },
  { number: '1008', code: 'zyhj', name: '资源环境学院', majors: ['环工', '农资'] },
  { number: '1009', code: 'gcxy', name: '工程学院', majors: ['农机', '车辆'] },
  { number: '1010', code: 'jjgl', name: '经济管理学院', majors: ['农经', '会计'] },
  { number: '1011', code: 'sxxx', name: '数学与信息学院', majors: ['计科', '软工'] },
  { number: '1012', code: 'smkx', name: '生命科学学院', majors: ['生科', '生技'] },
];

/** A department 部处 or other unit below the university; `offices` are its sections. */
export interface DemoDepartment {
  readonly code: string;
  readonly name: string;
  readonly kind: 'department' | 'institute';
  /** Title of the head. */
  readonly title: string;
  readonly offices?: readonly { readonly code: string; readonly name: string }[];
}

/** Departments and service units, in their order; every unit that the source bulletin names is here or a college. */
export const DEMO_DEPARTMENTS: readonly DemoDepartment[] = [
  {
    code: 'xzb',
    name: '校长办公室',
    kind: 'department',
    title: '主任',
    offices: [{ code: 'xzb-xxglk', name: '校长办公室信息管理科' }],
  },
  {
    code: 'xsgzc',
    name: '学生工作处',
    kind: 'department',
    title: '处长',
    offices: [{ code: 'xsgzc-jyglk', name: '学生工作处教育管理科' }],
  },
  {
    code: 'jwc',
    name: '教务处',
    kind: 'department',
    title: '处长',
    offices: [
      { code: 'jwc-jxk', name: '教务处教学运行科' },
      { code: 'jwc-xjk', name: '教务处学籍管理科' },
      { code: 'jwc-ksk', name: '教务处考试管理科' },
    ],
  },
  {
    code: 'yjsy',
    name: '研究生院',
    kind: 'department',
    title: '院长',
    offices: [{ code: 'yjsy-pyk', name: '研究生院培养办公室' }],
  },
  { code: 'rsc', name: '人事处', kind: 'department', title: '处长' },
  { code: 'cwc', name: '财务处', kind: 'department', title: '处长' },
  { code: 'zcglc', name: '资产管理处', kind: 'department', title: '处长' },
  { code: 'kyy', name: '科学研究院', kind: 'department', title: '院长' },
  { code: 'gjjl', name: '国际交流处', kind: 'department', title: '处长' },
  { code: 'sjc', name: '审计处', kind: 'department', title: '处长' },
  { code: 'bwc', name: '保卫处', kind: 'department', title: '处长' },
  { code: 'hqc', name: '后勤处', kind: 'department', title: '处长' },
  { code: 'xgh', name: '校工会', kind: 'department', title: '主席' },
  { code: 'tw', name: '团委', kind: 'department', title: '书记' },
  { code: 'xsgy', name: '学生公寓管理服务中心', kind: 'institute', title: '主任' },
  { code: 'wlzx', name: '现代教育技术中心', kind: 'institute', title: '主任' },
  { code: 'tsg', name: '图书馆', kind: 'institute', title: '馆长' },
  { code: 'xyy', name: '校医院', kind: 'institute', title: '院长' },
  { code: 'tyb', name: '体育教学研究部', kind: 'institute', title: '主任' },
  { code: 'fsxx', name: '附属小学', kind: 'institute', title: '校长' },
];
