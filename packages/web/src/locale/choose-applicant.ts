import { words } from './words.ts';

/** Words of choosing for whom one applies 为谁申请. */
export const chooseApplicantWords = words(
  {
    chooseTitle: '为谁申请',
    chooseLead: '您可以为下面的人办理这个事项。',
    chooseNone: '现在没有您可以代办的人。',
    byNumber: '按学工号查找',
    byNumberHint: '请当面核对申请人的证件',
    find: '查找',
    notFound: '没有找到，或您不能为这个人办理。请核对学工号。',
  },
  {
    chooseTitle: 'For whom do you apply?',
    chooseLead: 'You may apply for these people.',
    chooseNone: 'There is nobody for whom you may apply now.',
    byNumber: 'Find by person number',
    byNumberHint: 'Please check the applicant’s card',
    find: 'Find',
    notFound: 'Not found, or you may not apply for this person. Please check the number.',
  },
);
