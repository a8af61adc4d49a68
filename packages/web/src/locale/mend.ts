import { words } from './words.ts';

/** Words of changes that a return asks for 逐项补正. */
export const mendWords = words(
  {
    mendTitle: '需要改的地方',
    mend: (label: string, reason: string) => `${label}：${reason}`,
    lapses: (when: string) => `请在 ${when} 前重新提交，逾期申请会自动办结。`,
    paused: '等待期间计时暂停，不计入承诺时限。',
    pick: '哪些内容要改（选填）',
    pickHint: '勾选后写明原因，申请人打开就能看到要改哪里。',
    why: (label: string) => `${label}：要怎样改`,
  },
  {
    mendTitle: 'What to change',
    mend: (label: string, reason: string) => `${label}: ${reason}`,
    lapses: (when: string) => `Submit again by ${when}, or the application closes by itself.`,
    paused: 'The clock is paused meanwhile; the time does not count towards the promise.',
    pick: 'Which answers need changes (optional)',
    pickHint: 'Tick them and say why; the applicant sees at once what to change.',
    why: (label: string) => `${label}: what to change`,
  },
);
