import { words } from './words.ts';

/** Words of steps in which people choose what is done 即席活动. */
export const activityWords = words(
  {
    lead: '这个环节做哪些工作由您决定，同一项可以做多次。',
    oneAtATime: '这个环节一次只做一项，等正在做的办完再选下一项。',
    begin: (name: string) => `启动“${name}”`,
    begun: (name: string) => `已启动：${name}。`,
    end: '结束这个环节',
    endTitle: (name: string) => `要结束“${name}”吗？`,
    endText: '结束后不能再启动这里的工作，申请进入下一环节。正在做的工作会一并取消。',
    ended: '这个环节已结束。',
  },
  {
    lead: 'You decide what is done in this step; each item can be done several times.',
    oneAtATime: 'One item at a time: choose the next one when the present one is done.',
    begin: (name: string) => `Begin “${name}”`,
    begun: (name: string) => `Begun: ${name}.`,
    end: 'End this step',
    endTitle: (name: string) => `End “${name}”?`,
    endText:
      'Nothing more can be begun here and the application goes to the next step. What is under way is cancelled.',
    ended: 'This step has ended.',
  },
);
