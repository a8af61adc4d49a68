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
  longestUntil: '最长学习年限到期日',
  approvedUntil: '核定的毕业日期',
  leaveBy: '离校手续办到',
  registrarNote: '研究生院说明',
};

/** Choices of the hall's forms, whose names do not come with them. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  degree: { master: '硕士', doctor: '博士' },
  months: { half: '6 个月', year: '12 个月' },
  reason: { illness: '因病', birth: '生育', venture: '创业', family: '家庭原因', other: '其他' },
};

/** What the two dates of a service are. */
export const DATES: Readonly<Record<string, readonly [from: string, until: string]>> = {
  'graduation-postponement': ['原定毕业日期', '核定的毕业日期'],
};

/** Answers of the form in words: names of choices, and only what a registrar needs. */
export function answersOf(fields: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return Object.entries(LABELS).flatMap(([key, label]) => {
    const value = fields[key];
    const text = typeof value === 'object' && value !== null && 'name' in value ? value.name : value;
    if (typeof text !== 'string' || text === '') return [];
    return [[label, CHOICES[key]?.[text] ?? text] as const];
  });
}
