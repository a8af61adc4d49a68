import { words } from './words.ts';

/** Words of the office's home: what each of its pages is for. */
export const officeHomeWords = words(
  {
    title: '管理',
    lead: '责任部门和管理员的工作页面。',
    figures: ['办件统计', '各事项收了多少、办结多少、用了多久，师生评价怎样。'],
    ledger: ['事项台账', '事项走到哪一步、谁负责；起草和发布新版本。'],
    guides: ['办事指南', '核对和修改指南，看师生提的意见。'],
    ratings: ['师生评价', '看评价，回访并回复差评。'],
    notices: ['通知通告', '发通知，定给谁看、看到哪天。'],
    printing: ['批量打印', '把办结的申请一次打印成册。'],
    systems: ['业务系统', '对接的系统通不通，哪些要人处理。'],
    importing: ['组织导入', '导入单位、班级、人员和岗位。'],
  },
  {
    title: 'Office',
    lead: 'Pages for the units in charge and for administrators.',
    figures: ['Figures', 'What came in, what was closed, how long it took, and how it was rated.'],
    ledger: [
      'Ledger of services',
      'How far each service has come and who leads it; draft and publish new versions.',
    ],
    guides: ['Guides', 'Check and mend guides, read what people say about them.'],
    ratings: ['Ratings', 'Read ratings, call back and reply to bad ones.'],
    notices: ['Notices', 'Issue notices: for whom, and until when.'],
    printing: ['Print many', 'Print closed applications as one document.'],
    systems: ['Business systems', 'Whether connected systems work, and what waits for a person.'],
    importing: ['Import', 'Import units, classes, people and posts.'],
  },
);
