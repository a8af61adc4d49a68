import { words } from './words.ts';

/** Words of form controls and dialogs everywhere. */
export const formWords = words(
  {
    optional: '（选填）',
    characters: (used: number, most: number) => `已输入 ${used} / ${most} 字`,
    tooMany: (over: number, most: number) => `超出 ${over} 字，最多 ${most} 字`,
    showPassword: '显示密码',
    hidePassword: '隐藏密码',
    cancel: '取消',
    close: '关闭',
  },
  {
    optional: ' (optional)',
    characters: (used: number, most: number) => `${used} of ${most} characters`,
    tooMany: (over: number, most: number) => `${over} characters too many, at most ${most}`,
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    cancel: 'Cancel',
    close: 'Close',
  },
);
