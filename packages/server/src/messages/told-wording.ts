import type { Text } from '@wangban/engine';
import type { ToldAbout } from '../instances/effects/rows.ts';
import type { MessageFacts, Words } from './wording.ts';

const HEADS: Readonly<Record<ToldAbout, Text>> = {
  suspended: { zh: '办理已挂起', en: 'Put on hold' },
  unsuspended: { zh: '办理已恢复', en: 'Goes on' },
  voided: { zh: '办件已作废', en: 'Declared void' },
  reopened: { zh: '办件已重新办理', en: 'Reopened' },
  jumped: { zh: '管理员已调整环节', en: 'Moved by an administrator' },
  supervised: { zh: '督办：请按期回复', en: 'Supervised: please reply in time' },
  escalated: { zh: '督办升级：请关注', en: 'Supervision without a reply' },
  copied: { zh: '抄送给您', en: 'Copied to you' },
  manyReturns: { zh: '同一办件已退回多次', en: 'Returned many times' },
  dataChanged: { zh: '申请内容有变更', en: 'The application has changed' },
  supplemented: { zh: '申请人补充了说明', en: 'The applicant has added something' },
  taskWarning: { zh: '环节即将到期', en: 'Step due soon' },
  taskOverdue: { zh: '环节已超期', en: 'Step overdue' },
  unread: { zh: '抄送待阅', en: 'Copy not read yet' },
  timedOut: { zh: '环节办理超时', en: 'A step takes too long' },
  toConfirm: { zh: '已办结，请您确认', en: 'Done: please confirm' },
  lapseNear: { zh: '请尽快补正', en: 'Please resubmit soon' },
};
const BODIES: Readonly<Record<ToldAbout, Text>> = {
  suspended: {
    zh: '恢复之前不能办理，已有进度会保留。',
    en: 'Nothing can be decided until it goes on; what was done is kept.',
  },
  unsuspended: { zh: '现在继续办理。', en: 'It is being handled again.' },
  voided: { zh: '办理结果不再有效。', en: 'Its result is no longer valid.' },
  reopened: { zh: '责任部门已将它恢复办理。', en: 'The unit in charge has taken it up again.' },
  jumped: {
    zh: '流程没有按设计的路线走，请核对。',
    en: 'It did not take the designed route: please check it.',
  },
  supervised: {
    zh: '请说明办理情况；逾期未回复将通知您的上级。',
    en: 'Please say how it stands; without a reply your head will be asked.',
  },
  escalated: {
    zh: '经办人未按期回复督办，请您督促并回复。',
    en: 'Those who handle it did not reply: please see to it and reply.',
  },
  copied: { zh: '供您了解办理情况，无需审批。', en: 'For your information; you need not decide.' },
  manyReturns: { zh: '请核对材料要求是否清楚。', en: 'Please check whether it is clear what is asked for.' },
  dataChanged: { zh: '请查看变更内容后再办理。', en: 'Please look at what has changed before you decide.' },
  supplemented: { zh: '请看补充的内容后再办理。', en: 'Please read it before you decide.' },
  taskWarning: {
    zh: '本环节的办理时限所剩不多，请及时办理。',
    en: 'Little time is left for this step: please decide in time.',
  },
  taskOverdue: {
    zh: '本环节的办理时限已过，请立即办理。',
    en: 'The time of this step is over: please decide now.',
  },
  unread: { zh: '请阅知，已过阅知期限。', en: 'It was to be read by now: please read it.' },
  timedOut: { zh: '请尽快处理。', en: 'Please see to it soon.' },
  toConfirm: {
    zh: '请告诉我们是否已经解决；到期未答复将视为已解决。',
    en: 'Tell us whether it is solved; without an answer in time it counts as solved.',
  },
  lapseNear: {
    zh: '补正期限快到了，逾期未重新提交，申请会自动办结。',
    en: 'The time for your changes is nearly over; without them the application closes by itself.',
  },
};

/** 办件通知: what happened to a case as a whole, with the words of whoever did it. */
export function toldWords(
  { applicant, title, service }: MessageFacts,
  about: ToldAbout,
  note: string | null,
): Words {
  const [head, body] = [HEADS[about], BODIES[about]];
  const why =
    note === null || note.trim() === '' ? { zh: '', en: '' } : { zh: `说明：${note}`, en: ` Note: ${note}` };
  return {
    title: { zh: `${head.zh}：${applicant} ${title.zh}`, en: `${head.en}: ${applicant}, ${title.en}` },
    body: { zh: `“${service.zh}”。${body.zh}${why.zh}`, en: `${service.en}. ${body.en}${why.en}` },
  };
}
