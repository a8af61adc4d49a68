import { words } from './words.ts';

/** Words of what can be done with a task beside deciding on it. */
export const moreActWords = words(
  {
    menu: '更多操作',
    names: {
      addApprover: '加签：再请人审批',
      delegate: '请人提意见',
      resolve: '提交意见',
      takeBack: '不再等对方的意见',
      giveOpinion: '提交意见',
      reopenVoting: '重新表决',
      release: '退还认领',
      dispatch: '派给同事办理',
      recall: '收回我的处理',
      removeApprover: '减签：不再请某人审批',
      copy: '抄送给其他人',
    },
  },
  {
    menu: 'More',
    names: {
      addApprover: 'Add approvers',
      delegate: 'Ask for an opinion',
      resolve: 'Give your opinion',
      takeBack: 'Do not wait for the opinion',
      giveOpinion: 'Give your opinion',
      reopenVoting: 'Vote anew',
      release: 'Give it back',
      dispatch: 'Give it to a colleague',
      recall: 'Take my decision back',
      removeApprover: 'Remove an approver',
      copy: 'Send a copy',
    },
  },
);
