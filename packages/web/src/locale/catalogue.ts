import { words } from './words.ts';

/** Words of the catalogue 事项目录: search, themes, cards. */
export const catalogueWords = words(
  {
    title: '全部事项',
    searchLabel: '查找事项',
    search: '查找',
    searchHint: '汉字、拼音或首字母都行：请假、qingjia、qj',
    themes: '主题',
    allThemes: '全部',
    services: (n: number) => `${n} 个事项`,
    found: (n: number) => `找到 ${n} 个事项`,
    none: '没有找到相关事项',
    noneNext: '换个说法试试，或者查看全部事项。',
    showAll: '查看全部事项',
    modes: {
      online: '在线办理',
      preApplication: '网上预审，现场核对原件',
      preProcessing: '网上先办，现场取件',
      appointment: '预约后到现场办',
      link: '到其他系统办理',
      guideOnly: '仅供查阅指南',
    },
    reads: { query: '查询', publicity: '公示' },
    workingDays: (n: number) => (n === 0 ? '当场办结' : `${n} 个工作日`),
    visits: (n: number) => `跑 ${n} 次`,
  },
  {
    title: 'All services',
    searchLabel: 'Find a service',
    search: 'Search',
    searchHint: 'Chinese, pinyin or initials: 请假, qingjia, qj',
    themes: 'Themes',
    allThemes: 'All',
    services: (n: number) => (n === 1 ? '1 service' : `${n} services`),
    found: (n: number) => (n === 1 ? '1 service found' : `${n} services found`),
    none: 'No service found',
    noneNext: 'Try another word, or look through all services.',
    showAll: 'Show all services',
    modes: {
      online: 'Online',
      preApplication: 'Checked online, originals on site',
      preProcessing: 'Prepared online, finished on site',
      appointment: 'On site, by appointment',
      link: 'In another system',
      guideOnly: 'Guide only',
    },
    reads: { query: 'For reference', publicity: 'Public notice' },
    workingDays: (n: number) => {
      if (n === 0) return 'At once';
      return n === 1 ? '1 working day' : `${n} working days`;
    },
    visits: (n: number) => {
      if (n === 0) return 'No visit';
      return n === 1 ? '1 visit' : `${n} visits`;
    },
  },
);
