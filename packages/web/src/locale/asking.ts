import { words } from './words.ts';

/** Words of what business systems say while a form is filled in. */
export const askingWords = words(
  {
    objection: '现在可能办不了',
    said: (system: string, text: string) => `${system}：${text}`,
    filled: (count: number) => `已经替您填好 ${count} 项，请核对`,
    found: '查到的内容',
    search: '输入编号、名称或拼音',
    searching: '正在查找…',
    foundSome: (count: number) => `找到 ${count} 项，用上下键选择`,
    foundNothing: '没有查到，可以直接填写',
    more: '显示更多',
  },
  {
    objection: 'This may not be possible now',
    said: (system: string, text: string) => `${system}: ${text}`,
    filled: (count: number) =>
      count === 1 ? 'One answer is filled in; please check' : `${count} answers are filled in; please check`,
    found: 'What was found',
    search: 'Type a number, a name or pinyin',
    searching: 'Searching…',
    foundSome: (count: number) => `${count} found: choose with the arrow keys`,
    foundNothing: 'Nothing found; you can simply write it',
    more: 'Show more',
  },
);
