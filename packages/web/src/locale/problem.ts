import { words } from './words.ts';

/** Words for refusals and breakdowns that have no text from the server. */
export const problem = words(
  {
    offlineTitle: '网络不通',
    offlineDetail: '没有连上大厅。请检查网络，然后再试一次。您填写的内容还在。',
    refusedTitle: '没有办成',
    brokenTitle: '大厅出了点问题',
    brokenDetail: '不是您的操作有误。请稍后再试；如果仍然不行，请把下面的编号告诉服务台。',
    retry: '再试一次',
    home: '回到首页',
    back: '返回上一页',
    reference: (id: string) => `问题编号：${id}`,
    contact: '仍需帮助？请联系办事大厅服务台，或拨打办事指南中的咨询电话。',
    notFoundTitle: '没有找到这个页面',
    notFoundDetail: '网址可能写错了，或者这个页面已经不在了。',
    notFoundCure: '您可以回到首页查找要办的事项。',
    forbiddenTitle: '您不能查看这个页面',
    forbiddenDetail: '它只对办理人或有相应职责的人开放。',
    forbiddenCure: '如果您认为应当能看到，请与本单位的办事大厅管理员联系。',
    summaryTitle: (n: number) => `有 ${n} 处需要修改`,
    titlePrefix: '错误：',
    fieldPrefix: '错误：',
  },
  {
    offlineTitle: 'No network',
    offlineDetail:
      'The hall could not be reached. Check the network and try again. What you typed is still here.',
    refusedTitle: 'That did not work',
    brokenTitle: 'Something went wrong in the hall',
    brokenDetail:
      'You did nothing wrong. Please try again later; if it still fails, tell the service desk the number below.',
    retry: 'Try again',
    home: 'Go to the home page',
    back: 'Go back',
    reference: (id: string) => `Problem number: ${id}`,
    contact: 'Still stuck? Contact the service desk of the hall, or call the number in the guide.',
    notFoundTitle: 'Page not found',
    notFoundDetail: 'The address may be mistyped, or the page is no longer here.',
    notFoundCure: 'You can go to the home page and look for the service.',
    forbiddenTitle: 'You cannot view this page',
    forbiddenDetail: 'It is open only to those who handle it or whose duty covers it.',
    forbiddenCure: 'If you think you should see it, contact the hall administrator of your unit.',
    summaryTitle: (n: number) =>
      n === 1 ? 'There is 1 problem to correct' : `There are ${n} problems to correct`,
    titlePrefix: 'Error: ',
    fieldPrefix: 'Error: ',
  },
);
