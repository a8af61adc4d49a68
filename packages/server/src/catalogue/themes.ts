import type { Text } from '@wangban/engine/form';

/** Themes 主题 of the catalogue in the order in which the hall shows them. */
export const THEMES: ReadonlyMap<string, Text> = new Map([
  ['student-affairs', { zh: '学生事务', en: 'Student affairs' }],
  ['teaching', { zh: '教学', en: 'Teaching' }],
  ['life', { zh: '生活服务', en: 'Campus life' }],
  ['personnel', { zh: '人事', en: 'Personnel' }],
  ['finance', { zh: '财务', en: 'Finance' }],
  ['assets', { zh: '资产', en: 'Assets' }],
  ['general', { zh: '综合事务', en: 'General affairs' }],
]);
