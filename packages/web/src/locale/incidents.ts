import { words } from './words.ts';

const causesZh: Readonly<Record<string, string>> = {
  empty: '按规则没有找到可以处理这一步的人，例如岗位空缺。请您指定处理人，申请会继续办理。',
  self: '按规则应由申请人本人处理这一步，这是不允许的。请您另外指定处理人。',
  plan: '之前指定的人现在不能处理这一步，例如已经离职。请您另外指定处理人。',
  noWay: '填写的内容不符合任何一条去路的条件，系统不知道接下来去哪一步。请您选择。',
  unclear: '有条件算不出来，系统不知道接下来去哪一步。请您选择。',
  stuck: '这一步在等其他分支，但它们不会再来了。您可以让申请不再等待，继续办理。',
};
const causesEn: Readonly<Record<string, string>> = {
  empty: 'The rules find nobody for this step, for example because a post is vacant. Name who handles it.',
  self: 'By the rules the applicant would decide on their own application. Name somebody else.',
  plan: 'The person named before cannot handle this step any more. Name somebody else.',
  noWay:
    'The answers meet none of the conditions, so it is not known where the case goes next. Please choose.',
  unclear: 'A condition cannot be worked out, so it is not known where the case goes next. Please choose.',
  stuck: 'This step waits for other branches that will not come any more. You can let the case go on.',
};

/** Words for steps that wait for those in charge. */
export const incidentWords = words(
  {
    title: (step: string) => `需要您帮忙：${step}`,
    causes: causesZh,
    unknown: '这一步不能自己继续，请您处理。',
    who: '由谁处理',
    whoRequired: '请选择处理人。',
    way: '接下来去哪一步',
    wayRequired: '请选择接下来去哪一步。',
    confirm: { people: '交给他们处理', way: '去这一步', wait: '不再等待，继续办理' },
    again: { people: '按规则再找一次', way: '按条件再算一次' },
    done: (step: string) => `已处理，申请继续办理：${step}。`,
  },
  {
    title: (step: string) => `Your help is needed: ${step}`,
    causes: causesEn,
    unknown: 'This step cannot go on by itself.',
    who: 'Who handles it',
    whoRequired: 'Choose who handles it.',
    way: 'Where it goes next',
    wayRequired: 'Choose where it goes next.',
    confirm: { people: 'Give it to them', way: 'Go there', wait: 'Do not wait, go on' },
    again: { people: 'Ask the rules again', way: 'Work it out again' },
    done: (step: string) => `Done, the case goes on: ${step}.`,
  },
);
