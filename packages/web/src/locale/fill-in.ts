import { words } from './words.ts';

/** Words around the fields that a step fills in. */
export const fillInWords = words(
  {
    title: '请您填写',
    hint: '填好后选择“同意”，内容随同意一起提交。提交前暂存在本窗口，刷新不会丢失；退回或不同意时不提交。',
  },
  {
    title: 'Yours to fill in',
    hint: 'Fill this in, then choose “Approve”: it is sent along. Until then it stays in this window and survives a reload; a return or rejection does not send it.',
  },
);
