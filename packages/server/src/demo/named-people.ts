import type { Role } from '../platform/http/contract.ts';

/** A person of the demo campus 演示人员 whom documentation, tests and the start banner know by name. */
export interface NamedPerson {
  readonly personNo: string;
  readonly name: string;
  /** What they are here for, shown beside the account. */
  readonly purpose: { readonly zh: string; readonly en: string };
  readonly role?: Role;
}

/** Accounts exist for these people only; all of them are made up. */
export const NAMED_PEOPLE = {
  student: {
    personNo: '202410010101',
    name: '李晓雨',
    purpose: { zh: '本科生（农学院 农学2401）', en: 'undergraduate, class 农学2401' },
  },
  counsellor: {
    personNo: 't1001',
    name: '周文静',
    purpose: { zh: '辅导员（农学2401）', en: 'counsellor of 农学2401' },
  },
  officeHead: {
    personNo: 't1002',
    name: '何志强',
    purpose: { zh: '农学院学生工作办公室主任', en: 'head of the student office of 农学院' },
  },
  deputyHead: {
    personNo: 't1003',
    name: '沈卫国',
    purpose: { zh: '农学院副院长（分管学生工作）', en: 'deputy head of 农学院 for student affairs' },
  },
  studentAffairs: {
    personNo: 't1004',
    name: '罗建华',
    purpose: { zh: '学生工作处处长', en: 'head of student affairs' },
  },
  secondStudent: {
    personNo: '202410020101',
    name: '王子轩',
    purpose: { zh: '本科生（食品学院 食品2401）', en: 'undergraduate, class 食品2401' },
  },
  secondCounsellor: {
    personNo: 't1005',
    name: '邓丽萍',
    purpose: { zh: '辅导员（食品2401）', en: 'counsellor of 食品2401' },
  },
  secondOfficeHead: {
    personNo: 't1009',
    name: '梁文杰',
    purpose: { zh: '食品学院学生工作办公室主任', en: 'head of the student office of 食品学院' },
  },
  secondDeputyHead: {
    personNo: 't1010',
    name: '宋玉珍',
    purpose: { zh: '食品学院副院长（分管学生工作）', en: 'deputy head of 食品学院 for student affairs' },
  },
  postgraduate: {
    personNo: '202420010101',
    name: '林嘉禾',
    purpose: { zh: '研究生（农学院 农学硕2401）', en: 'postgraduate, class 农学硕2401' },
  },
  figures: {
    personNo: 't1006',
    name: '黄敏',
    purpose: { zh: '校长办公室信息管理科（运行数据）', en: 'figures of the hall' },
    role: 'office',
  },
  admin: {
    personNo: 't1007',
    name: '林涛',
    purpose: { zh: '系统管理员', en: 'system administrator' },
    role: 'admin',
  },
  auditor: { personNo: 't1008', name: '许静', purpose: { zh: '审计员', en: 'auditor' }, role: 'auditor' },
} as const satisfies Readonly<Record<string, NamedPerson>>;
