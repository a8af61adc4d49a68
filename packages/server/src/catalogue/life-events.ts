import type { Text } from '@wangban/engine/form';

/** Life events 人生事件 of students and staff, in the order in which they happen. */
export const LIFE_EVENTS: ReadonlyMap<string, Text> = new Map([
  ['enrolment', { zh: '入学', en: 'Starting to study' }],
  ['studying', { zh: '在校', en: 'While studying' }],
  ['graduation', { zh: '毕业离校', en: 'Graduating and leaving' }],
  ['joining', { zh: '入职', en: 'Joining the staff' }],
  ['working', { zh: '在岗', en: 'While working' }],
  ['retiring', { zh: '离职退休', en: 'Leaving or retiring' }],
]);
