import { words } from './words.ts';

/** Words of copies 抄送. */
export const copyWords = words(
  {
    title: '抄送我的',
    lead: '别人请您了解的申请。您不用审批，申请也不会等您。',
    boxes: '未读与全部',
    unread: '未读',
    all: '全部',
    noneUnread: '没有未读的抄送。',
    none: '还没有人抄送给您。',
    noneNext: '有人把申请抄送给您时，这里会出现，消息里也会提示。',
    mustRead: '须阅读',
    readBy: (when: string) => `请在 ${when} 前阅读`,
    readAt: (when: string) => `${when} 已阅`,
    copiedAt: (when: string) => `${when} 抄送`,
    markRead: '已阅',
    isRead: '这件申请抄送给您，您已阅读。',
    boxTitle: '这件申请抄送给您',
    boxText: '供您了解办理情况，不用审批。看完后请点“已阅”。',
    boxMust: (day: string) => `请在 ${day} 前阅读，不用审批。看完后请点“已阅”。`,
  },
  {
    title: 'Copied to me',
    lead: 'Applications that somebody wants you to know about. You need not decide, and nothing waits for you.',
    boxes: 'Unread and all copies',
    unread: 'Unread',
    all: 'All',
    noneUnread: 'No unread copies.',
    none: 'Nothing has been copied to you yet.',
    noneNext: 'Copies appear here, and a message tells you.',
    mustRead: 'To be read',
    readBy: (when: string) => `Please read by ${when}`,
    readAt: (when: string) => `Read ${when}`,
    copiedAt: (when: string) => `Copied ${when}`,
    markRead: 'Mark as read',
    isRead: 'This application was copied to you, and you have read it.',
    boxTitle: 'This application was copied to you',
    boxText: 'For your information; you need not decide. Mark it as read when you are done.',
    boxMust: (day: string) =>
      `Please read it by ${day}; you need not decide. Mark it as read when you are done.`,
  },
);
