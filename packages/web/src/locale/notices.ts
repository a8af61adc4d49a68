import { words } from './words.ts';

/** Words of notices 通告, as people read them. */
export const noticeWords = words(
  {
    title: '通告',
    home: '首页',
    all: '全部通告',
    none: '现在没有通告',
    noneNext: '停办、高峰提示和部门通知会发布在这里。',
    more: '显示更多',
    pinned: '置顶',
    unread: '未读',
    kinds: { general: '通知', suspended: '暂停办理', peak: '高峰提示', changed: '办法变更' },
    kindThen: (kind: string) => `${kind}：`,
    until: (day: string) => `，至${day}`,
    about: (service: string) => `关于“${service}”`,
  },
  {
    title: 'Notices',
    home: 'Home',
    all: 'All notices',
    none: 'No notices at the moment',
    noneNext: 'Suspended services, busy times and news of the offices appear here.',
    more: 'Show more',
    pinned: 'Pinned',
    unread: 'Unread',
    kinds: { general: 'Notice', suspended: 'Suspended', peak: 'Busy times', changed: 'Changed' },
    kindThen: (kind: string) => `${kind}: `,
    until: (day: string) => `, until ${day}`,
    about: (service: string) => `About ${service}`,
  },
);
