import type { Text } from '@wangban/engine';

const text = (zh: string, en: string): Text => ({ zh, en });

/** Words of a printed sheet 打印件用语. */
export const PRINT_WORDS = {
  school: text('本校', 'this university'),
  hall: text('网上办事大厅', 'Online Service Hall'),
  reference: text('受理编号', 'Reference'),
  applicant: text('申请人', 'Applicant'),
  personNo: text('学号/工号', 'Number'),
  unit: text('单位', 'Unit'),
  className: text('班级', 'Class'),
  filer: text('代办人', 'Filed by'),
  submittedOn: text('提交日期', 'Submitted'),
  closedOn: text('办结日期', 'Closed'),
  outcome: text('办理结果', 'Result'),
  underWay: text('办理中', 'under way'),
  notFinal: text(
    '本件尚未办结，仅供查阅，不作为办理结果。',
    'This case is not closed: for reference only, not a result.',
  ),
  opinions: text('办理意见', 'Opinions'),
  signed: text('签名：', 'Signed: '),
  behalf: text('代', 'for'),
  sealed: text('（签字盖章）', '(signature, seal)'),
  seal: text('（盖章）', '(seal)'),
  blankDay: text('年　　月　　日', 'Date: ______________'),
  empty: text('—', '—'),
  printedAt: text('打印时间', 'Printed'),
  verify: text('登录后扫码查看原件', 'Scan and sign in to see the original'),
  howTo: text(
    '请用浏览器的打印功能（Ctrl+P）打印，或在打印窗口中选择“另存为 PDF”。',
    'Print with your browser (Ctrl+P), or choose “Save as PDF” there.',
  ),
} as const;

/** Outcomes 办理结果. */
export const PRINT_OUTCOMES: ReadonlyMap<string, Text> = new Map([
  ['approved', text('通过', 'approved')],
  ['rejected', text('未通过', 'not approved')],
  ['completed', text('已办完', 'completed')],
  ['withdrawn', text('已撤回', 'withdrawn')],
  ['terminated', text('已终止', 'stopped')],
  ['voided', text('已作废', 'void')],
  ['lapsed', text('逾期未补正', 'not resubmitted in time')],
]);

/** Entries of the timeline that are somebody's word on the case 意见. */
export const PRINT_DECISIONS: ReadonlyMap<string, Text> = new Map([
  ['approved', text('同意', 'approved')],
  ['rejected', text('不同意', 'not approved')],
  ['returned', text('退回', 'returned')],
  ['resubmitted', text('重新提交', 'resubmitted')],
  ['resolved', text('答复', 'answered')],
  ['advised', text('建议', 'advised')],
  ['withdrawn', text('撤回', 'withdrawn')],
  ['terminated', text('终止', 'stopped')],
  ['voided', text('作废', 'void')],
]);
