import type { ImportKindName } from './import-kind.ts';

/** How a cell is cleaned and checked; see `clean-cell.ts`. */
export type CellRule =
  'choice' | 'code' | 'email' | 'flag' | 'integer' | 'name' | 'personNo' | 'phone' | 'text';

/** One column 列 of an import file: our key, how it may be called, and what its cells must be. */
export interface Column {
  readonly key: string;
  /** Chinese name first (it is used in messages), then English names and JY/T 1006 short codes. */
  readonly names: readonly [string, ...string[]];
  readonly rule: CellRule;
  readonly required: boolean;
  readonly choices?: ReadonlyMap<string, string>;
  /** With `choice`: other words are taken as they are. */
  readonly open?: boolean;
}

const unitReference = (required: boolean): Column => ({
  key: 'unit',
  names: [
    '单位代码',
    '单位号',
    '单位',
    '部门代码',
    '部门',
    '学院代码',
    '学院',
    '所属单位',
    '所在单位',
    '单位名称',
    '部门名称',
    'unit',
    'unit code',
    'department',
    'college',
    'DWH',
    'DWMC',
  ],
  rule: 'text',
  required,
});

const active: Column = {
  key: 'active',
  names: ['是否有效', '有效', '启用', 'active', 'SFYX', 'DWYXBS'],
  rule: 'flag',
  required: false,
};

const UNIT_KINDS = new Map(
  Object.entries({
    学校: 'university',
    大学: 'university',
    学院: 'college',
    院系: 'college',
    部处: 'department',
    部门: 'department',
    职能部门: 'department',
    科室: 'office',
    办公室: 'office',
    研究所: 'institute',
    教学部: 'institute',
    直属单位: 'institute',
  }),
);

const AFFILIATIONS = new Map(
  Object.entries({
    本科生: 'undergraduate',
    本科: 'undergraduate',
    undergraduate: 'undergraduate',
    研究生: 'postgraduate',
    硕士研究生: 'postgraduate',
    博士研究生: 'postgraduate',
    硕士生: 'postgraduate',
    博士生: 'postgraduate',
    postgraduate: 'postgraduate',
    教职工: 'staff',
    教工: 'staff',
    教师: 'staff',
    职工: 'staff',
    staff: 'staff',
    校友: 'alumnus',
    alumnus: 'alumnus',
    访客: 'visitor',
    visitor: 'visitor',
  }),
);

const RELATIONS = new Map(
  Object.entries({
    辅导员: 'counsellor',
    counsellor: 'counsellor',
    导师: 'supervisor',
    supervisor: 'supervisor',
  }),
);

/** Columns of every kind of import file. */
export const COLUMNS: Readonly<Record<ImportKindName, readonly Column[]>> = {
  units: [
    {
      key: 'code',
      names: ['单位代码', '单位号', '部门代码', '机构代码', 'code', 'unit code', 'DWH'],
      rule: 'code',
      required: true,
    },
    {
      key: 'name',
      names: ['单位名称', '单位', '部门名称', '机构名称', 'name', 'unit name', 'DWMC'],
      rule: 'text',
      required: true,
    },
    {
      key: 'kind',
      names: ['单位类别', '类别', '单位类型', 'kind', 'type', 'DWLB', 'DWLBM'],
      rule: 'choice',
      required: true,
      choices: UNIT_KINDS,
      open: true,
    },
    {
      key: 'parent',
      names: ['上级单位代码', '上级单位', '隶属单位号', '父单位', 'parent', 'parent code', 'LSDWH'],
      rule: 'code',
      required: false,
    },
    {
      key: 'sort',
      names: ['排序', '顺序', '序号', 'sort', 'order', 'PXH'],
      rule: 'integer',
      required: false,
    },
    active,
  ],
  classes: [
    {
      key: 'code',
      names: ['班级号', '班级代码', '班号', 'code', 'class code', 'BJH', 'BH', 'BJDM'],
      rule: 'code',
      required: true,
    },
    {
      key: 'name',
      names: ['班级名称', '班级', 'name', 'class name', 'BJMC', 'BJ'],
      rule: 'text',
      required: true,
    },
    unitReference(true),
    active,
  ],
  persons: [
    {
      key: 'personNo',
      names: [
        '学号/工号',
        '学工号',
        '学号',
        '工号',
        '职工号',
        '教工号',
        '人员编号',
        'person no',
        'number',
        'XGH',
        'XH',
        'GH',
      ],
      rule: 'personNo',
      required: true,
    },
    { key: 'name', names: ['姓名', 'name', 'XM'], rule: 'name', required: true },
    {
      key: 'affiliation',
      names: ['身份', '人员类别', '人员身份', 'affiliation', 'category', 'RYLB', 'SFLB'],
      rule: 'choice',
      required: true,
      choices: AFFILIATIONS,
    },
    unitReference(true),
    {
      key: 'class',
      names: ['班级号', '班级代码', '班级', '班级名称', 'class', 'class code', 'BJH', 'BH', 'BJMC'],
      rule: 'text',
      required: false,
    },
    {
      key: 'email',
      names: ['电子信箱', '电子邮箱', '邮箱', 'email', 'mail', 'DZXX', 'DZYX'],
      rule: 'email',
      required: false,
    },
    {
      key: 'phone',
      names: [
        '手机号',
        '手机号码',
        '手机',
        '移动电话',
        '联系电话',
        '电话',
        'phone',
        'mobile',
        'SJH',
        'YDDH',
        'LXDH',
      ],
      rule: 'phone',
      required: false,
    },
  ],
  positions: [
    {
      key: 'code',
      names: ['岗位代码', '岗位编码', '岗位号', 'code', 'position', 'position code', 'GWDM', 'GWH'],
      rule: 'code',
      required: true,
    },
    {
      key: 'name',
      names: ['岗位名称', '岗位', 'name', 'position name', 'GWMC'],
      rule: 'text',
      required: true,
    },
    unitReference(true),
    {
      key: 'person',
      names: ['任职人工号', '任职人', '任职者', '工号', '职工号', 'holder', 'person no', 'GH'],
      rule: 'personNo',
      required: false,
    },
    { key: 'head', names: ['是否负责人', '负责人', 'head', 'SFFZR'], rule: 'flag', required: false },
  ],
  relations: [
    {
      key: 'kind',
      names: ['关系', '关系类别', 'relation', 'kind', 'GXLB'],
      rule: 'choice',
      required: true,
      choices: RELATIONS,
    },
    {
      key: 'class',
      names: ['班级号', '班级代码', '班级', 'class', 'class code', 'BJH', 'BH'],
      rule: 'text',
      required: false,
    },
    { key: 'student', names: ['学号', 'student', 'student no', 'XH'], rule: 'personNo', required: false },
    {
      key: 'person',
      names: ['工号', '教师工号', '辅导员工号', '导师工号', '职工号', 'person no', 'staff no', 'GH'],
      rule: 'personNo',
      required: true,
    },
  ],
};

/**
 * Usual columns of campus exports that the hall does not need and therefore never stores
 * (only what is necessary: PIPL art. 6). They are skipped without being mentioned one by one.
 */
export const NOT_STORED: readonly string[] = [
  '性别',
  'XB',
  'XBM',
  '民族',
  'MZ',
  'MZM',
  '出生日期',
  'CSRQ',
  '身份证号',
  '身份证件号',
  'SFZH',
  'SFZJH',
  'SFZJLXM',
  '政治面貌',
  'ZZMM',
  'ZZMMM',
  '姓名拼音',
  'XMPY',
];
