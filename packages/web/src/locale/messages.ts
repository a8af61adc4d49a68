import { words } from './words.ts';

/** Words of the messages page 消息. */
export const messageWords = words(
  {
    title: '消息',
    none: '还没有消息',
    noneNext: '申请有进展、有新的待办时，这里会告诉您。',
    unread: '未读',
    open: '查看',
    more: '显示更多',
    loadingMore: '正在读取…',
    allRead: '全部标为已读',
  },
  {
    title: 'Messages',
    none: 'No messages yet',
    noneNext: 'You are told here when an application moves on or a task comes in.',
    unread: 'Unread',
    open: 'View',
    more: 'Show more',
    loadingMore: 'Loading…',
    allRead: 'Mark all as read',
  },
);
