import { words } from './words.ts';

/** Words of the page where people check their answers 核对. */
export const checkWords = words(
  {
    checkTitle: '核对并提交',
    checkLead: '请核对下面的内容，没有问题就提交。',
    backToForm: '返回修改',
    submit: (service: string) => `提交${service}`,
    submitting: '正在提交…',
    duplicate: (about: string, count: number) => `${about}已有 ${count} 条同类在办。`,
    duplicateOwn: '其中您自己的：',
    duplicateText: '如果是同一件事，不用重复提交；不是同一件事，可以继续提交。',
  },
  {
    checkTitle: 'Check and submit',
    checkLead: 'Please check your answers, then submit.',
    backToForm: 'Back to the form',
    submit: (service: string) => `Submit: ${service}`,
    submitting: 'Submitting…',
    duplicate: (about: string, count: number) =>
      count === 1
        ? `There is 1 open application about ${about}.`
        : `There are ${count} open applications about ${about}.`,
    duplicateOwn: 'Yours among them:',
    duplicateText: 'If it is the same matter, there is no need to submit it again; otherwise go on.',
  },
);
