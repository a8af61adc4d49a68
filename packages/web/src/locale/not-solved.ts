import { words } from './words.ts';

/** Words of the answer “not solved” 没有解决. */
export const notSolvedWords = words(
  {
    notSolvedTitle: '没有解决，继续办理',
    notSolvedText: '请说明还有什么问题，申请会回到办理人手中。',
    notSolvedReason: '还有什么问题',
    notSolvedMissing: '请说明还有什么问题，例如 水龙头还在滴水',
    notSolvedConfirm: '继续办理',
    photos: '照片或材料',
  },
  {
    notSolvedTitle: 'Not solved: go on',
    notSolvedText: 'Say what is still wrong; the application goes back to whoever handled it.',
    notSolvedReason: 'What is still wrong',
    notSolvedMissing: 'Say what is still wrong, for example: the tap still drips',
    notSolvedConfirm: 'Let it go on',
    photos: 'Photos or documents',
  },
);
