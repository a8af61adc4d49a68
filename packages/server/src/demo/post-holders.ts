import type { NamedPerson } from './named-people.ts';

/** Somebody who holds a post 岗位 that shipped services ask for; without `post` they just belong to the unit. */
export interface PostHolder extends NamedPerson {
  readonly unit: string;
  readonly post?: { readonly code: string; readonly name: string };
}

/** Who works on the shipped services beside `NAMED_PEOPLE`: in the demo campus, on the test campus, in scenarios. All made up. */
export const POST_HOLDERS = {
  teachingSecretary: {
    personNo: 't1015',
    name: '马秀兰',
    unit: 'nxy',
    post: { code: 'teaching-secretary', name: '教学秘书' },
    purpose: { zh: '农学院教学秘书', en: 'teaching secretary of 农学院' },
  },
  teachingDeputy: {
    personNo: 't1016',
    name: '谢云峰',
    unit: 'nxy',
    post: { code: 'deputy-head-teaching', name: '副院长（分管教学）' },
    purpose: { zh: '农学院副院长（分管教学）', en: 'deputy head of 农学院 for teaching' },
  },
  graduateSecretary: {
    personNo: 't1017',
    name: '唐晓燕',
    unit: 'nxy',
    post: { code: 'graduate-secretary', name: '研究生秘书' },
    purpose: { zh: '农学院研究生秘书', en: 'graduate secretary of 农学院' },
  },
  secondTeachingSecretary: {
    personNo: 't1018',
    name: '潘丽娜',
    unit: 'spxy',
    post: { code: 'teaching-secretary', name: '教学秘书' },
    purpose: { zh: '食品学院教学秘书', en: 'teaching secretary of 食品学院' },
  },
  secondTeachingDeputy: {
    personNo: 't1019',
    name: '郑海波',
    unit: 'spxy',
    post: { code: 'deputy-head-teaching', name: '副院长（分管教学）' },
    purpose: { zh: '食品学院副院长（分管教学）', en: 'deputy head of 食品学院 for teaching' },
  },
  supervisor: {
    personNo: 't1020',
    name: '彭志远',
    unit: 'nxy',
    purpose: { zh: '导师、任课教师（农学院）', en: 'supervisor and lecturer in 农学院' },
  },
  registrar: {
    personNo: 't1021',
    name: '孙慧玲',
    unit: 'jwc-xjk',
    post: { code: 'registrar', name: '学籍管理员' },
    purpose: { zh: '教务处学籍管理科', en: 'registrar in Academic Affairs' },
  },
  examOfficer: {
    personNo: 't1022',
    name: '韦家明',
    unit: 'jwc-ksk',
    post: { code: 'exam-officer', name: '考务管理员' },
    purpose: { zh: '教务处考试管理科', en: 'examinations officer in Academic Affairs' },
  },
  teachingOfficer: {
    personNo: 't1023',
    name: '龙凤英',
    unit: 'jwc-jxk',
    post: { code: 'teaching-officer', name: '教学运行管理员' },
    purpose: { zh: '教务处教学运行科（调停课、教室）', en: 'teaching operations in Academic Affairs' },
  },
  academicHead: {
    personNo: 't1024',
    name: '江振华',
    unit: 'jwc',
    post: { code: 'head', name: '教务处处长' },
    purpose: { zh: '教务处处长', en: 'head of Academic Affairs' },
  },
  graduateRegistrar: {
    personNo: 't1025',
    name: '方雅芳',
    unit: 'yjsy-pyk',
    post: { code: 'graduate-registrar', name: '研究生学籍管理员' },
    purpose: { zh: '研究生院培养办公室（学籍）', en: 'registrar in the Graduate School' },
  },
  graduateHead: {
    personNo: 't1026',
    name: '石国庆',
    unit: 'yjsy',
    post: { code: 'head', name: '研究生院院长' },
    purpose: { zh: '研究生院院长', en: 'head of the Graduate School' },
  },
  salaryOfficer: {
    personNo: 't1027',
    name: '廖美珍',
    unit: 'cwc',
    post: { code: 'salary-officer', name: '薪酬管理员' },
    purpose: { zh: '财务处薪酬管理', en: 'salaries in the Finance Office' },
  },
  personnelOfficer: {
    personNo: 't1028',
    name: '傅永强',
    unit: 'rsc',
    post: { code: 'personnel-officer', name: '人事管理员' },
    purpose: { zh: '人事处', en: 'personnel officer in Human Resources' },
  },
  coach: {
    personNo: 't1029',
    name: '熊大勇',
    unit: 'tyb',
    post: { code: 'team-coach', name: '校队教练' },
    purpose: { zh: '体育教学研究部校队教练', en: 'team coach in Physical Education' },
  },
  sportsOfficer: {
    personNo: 't1030',
    name: '白雪莹',
    unit: 'tyb',
    post: { code: 'sports-teaching-officer', name: '体育教学管理员' },
    purpose: { zh: '体育教学研究部教务', en: 'teaching office of Physical Education' },
  },
  venueManager: {
    personNo: 't1031',
    name: '汪建国',
    unit: 'tyb',
    post: { code: 'venue-manager', name: '场地管理员' },
    purpose: { zh: '体育教学研究部场地管理', en: 'venue manager in Physical Education' },
  },
  sportsHead: {
    personNo: 't1032',
    name: '秦鹏飞',
    unit: 'tyb',
    post: { code: 'head', name: '体育教学研究部主任' },
    purpose: { zh: '体育教学研究部主任', en: 'head of Physical Education' },
  },
  doctor: {
    personNo: 't1033',
    name: '钟惠芬',
    unit: 'xyy',
    post: { code: 'clinic-doctor', name: '门诊医生' },
    purpose: { zh: '校医院医生', en: 'doctor at the university hospital' },
  },
  equipmentOfficer: {
    personNo: 't1034',
    name: '姜立群',
    unit: 'zcglc',
    post: { code: 'equipment-officer', name: '设备管理员' },
    purpose: { zh: '资产管理处设备管理', en: 'equipment officer in Asset Management' },
  },
  repairEngineer: {
    personNo: 't1035',
    name: '邹志刚',
    unit: 'zcglc',
    post: { code: 'repair-engineer', name: '维修工程师' },
    purpose: { zh: '资产管理处维修工程师', en: 'repair engineer in Asset Management' },
  },
  dispatcher: {
    personNo: 't1036',
    name: '陆小红',
    unit: 'xsgy',
    post: { code: 'repair-dispatcher', name: '报修派单员' },
    purpose: { zh: '学生公寓管理服务中心派单', en: 'dispatcher of the dormitory centre' },
  },
  repairer: {
    personNo: 't1037',
    name: '万长贵',
    unit: 'xsgy',
    post: { code: 'repair-worker', name: '维修员' },
    purpose: { zh: '学生公寓管理服务中心维修', en: 'repair worker of the dormitory centre' },
  },
  unionOfficer: {
    personNo: 't1038',
    name: '常淑华',
    unit: 'xgh',
    post: { code: 'union-officer', name: '工会干事' },
    purpose: { zh: '校工会', en: 'officer of the staff union' },
  },
  schoolOfficer: {
    personNo: 't1039',
    name: '段春梅',
    unit: 'fsxx',
    post: { code: 'admissions-officer', name: '招生老师' },
    purpose: { zh: '附属小学招生', en: 'admissions at the primary school' },
  },
  dean: {
    personNo: 't1040',
    name: '顾明华',
    unit: 'nxy',
    post: { code: 'dean', name: '院长' },
    purpose: { zh: '农学院院长', en: 'head of 农学院' },
  },
} as const satisfies Readonly<Record<string, PostHolder>>;

/** The post holders of a unit. */
export function holdersIn(unit: string): readonly PostHolder[] {
  const all: readonly PostHolder[] = Object.values(POST_HOLDERS);
  return all.filter((holder) => holder.unit === unit);
}
