import type { ErrorRow } from './row.ts';

/** What business systems 业务系统 and those who keep them are refused, in alphabetical order. */
export const systemErrors = {
  SIGNATURE_WRONG: {
    status: 401,
    zh: '签名缺失、不正确，或时间与本系统相差超过 5 分钟（{flaw}），内容没有采用。请检查密钥、系统时钟，并对原始字节签名。',
    en: 'The signature is missing or wrong, or its time is more than 5 minutes off ({flaw}); nothing was taken. Check the secret and the clock, and sign the raw bytes.',
  },
  SYSTEM_CHANGED: {
    status: 409,
    zh: '这个业务系统刚刚被别人改过（现在是第 {version} 版），您的修改没有保存。请刷新页面，在新版本上再改。',
    en: 'Somebody has just changed this business system (it is at version {version} now), so yours was not saved. Reload the page and change it again.',
  },
  SYSTEM_EVENT_DIFFERS: {
    status: 409,
    zh: '编号为 {id} 的事件已经收到过，内容却不同，这次没有采用。请为新的内容使用新的编号。',
    en: 'An event with the id {id} came before with other content, so this one was not taken. Use a new id for new content.',
  },
  SYSTEM_OFF: {
    status: 410,
    zh: '这个业务系统的对接已经停用，内容没有采用。请联系大厅的管理员。',
    en: 'The connection of this business system was switched off; nothing was taken. Ask an administrator of the hall.',
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;
