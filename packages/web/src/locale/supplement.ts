import { words } from './words.ts';

/** Words of adding something to a case that others work on 补充说明. */
export const supplementWords = words(
  {
    title: '补充说明',
    text: '办理人会马上看到；转到维修等系统办理的，也会同时送到那里。',
    note: '想补充什么',
    missing: '请写明想补充什么，例如 门锁也坏了，请带一把锁',
    confirm: '发送',
    photos: '照片或材料',
  },
  {
    title: 'Add something',
    text: 'Whoever handles it sees it at once, also in the system that it was given to.',
    note: 'What you want to add',
    missing: 'Say what you want to add, for example: the lock is broken too, please bring one',
    confirm: 'Send',
    photos: 'Photos or documents',
  },
);
