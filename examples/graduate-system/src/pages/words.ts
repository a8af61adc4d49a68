import type { Status } from '../records.ts';

export const SERVICES: Readonly<Record<string, string>> = {
  'suspension-postgraduate': '休学',
  'graduation-postponement': '延期毕业',
  resumption: '复学',
};

export const STATUSES: Readonly<Record<Status, string>> = {
  received: '待登记',
  recorded: '已登记',
  refused: '不予办理',
  withdrawn: '学生已撤回',
};

const LABELS: Readonly<Record<string, string>> = {
  className: '班级',
  degree: '攻读学位',
  reason: '原因',
  from: '申请从',
  until: '申请到',
  planned: '原定毕业日期',
  months: '延期多久',
  approvedUntil: '核定的毕业日期',
  leaveBy: '离校手续办到',
  registrarNote: '研究生院说明',
};

/** Answers of the form in words: names of choices, and only what a registrar needs. */
export function answersOf(fields: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return Object.entries(LABELS).flatMap(([key, label]) => {
    const value = fields[key];
    const text = typeof value === 'object' && value !== null && 'name' in value ? value.name : value;
    return typeof text === 'string' && text !== '' ? [[label, text] as const] : [];
  });
}
