import { words } from './words.ts';

/** Words of changing a returned application 修改申请. */
export const reviseWords = words(
  {
    resubmitTitle: '核对并重新提交',
    resubmit: '重新提交',
    reviseTitle: '修改申请',
    reviseBack: '申请页面',
    remark: '给办理人的说明',
    remarkHint: '例如 已补充诊断证明',
    notReturned: '这份申请现在不需要修改',
    notReturnedText: '它可能已经重新提交，或者已经办结。',
    seeCase: '查看申请',
  },
  {
    resubmitTitle: 'Check and submit again',
    resubmit: 'Submit again',
    reviseTitle: 'Change the application',
    reviseBack: 'Application',
    remark: 'Remark for the handlers',
    remarkHint: 'For example: diagnosis added',
    notReturned: 'This application needs no changes now',
    notReturnedText: 'It may have been submitted again already, or closed.',
    seeCase: 'See the application',
  },
);
