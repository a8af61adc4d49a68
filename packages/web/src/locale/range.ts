import { words } from './words.ts';

/** Words of a range of half days 起止时间. */
export const rangeWords = words(
  {
    from: '开始',
    to: '结束',
    date: (which: string) => `${which}日期`,
    half: (which: string) => `${which}时段`,
    am: '上午',
    pm: '下午',
    days: (n: number) => `共 ${n} 天`,
    daysUnknown: '选好开始和结束后，这里显示天数',
    daysReversed: '结束早于开始，请改一下',
  },
  {
    from: 'Start',
    to: 'End',
    date: (which: string) => `${which} date`,
    half: (which: string) => `${which} half-day`,
    am: 'Morning',
    pm: 'Afternoon',
    days: (n: number) => (n === 1 ? '1 day in all' : `${n} days in all`),
    daysUnknown: 'The days are shown here once start and end are chosen',
    daysReversed: 'The end is before the start; please change it',
  },
);
