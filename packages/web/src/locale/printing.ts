import { words } from './words.ts';

/** Words of printing 打印. */
export const printWords = words(
  { print: '打印', newWindow: '（在新窗口打开）', pdf: '下载 PDF' },
  { print: 'Print', newWindow: ' (opens a new window)', pdf: 'Download PDF' },
);
