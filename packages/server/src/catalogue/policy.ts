import type { Text } from '@wangban/engine/form';
import type { ServiceDefinition } from './definition.ts';

const GROUPS: ReadonlyMap<string, Text> = new Map([
  ['undergraduate', { zh: '本科生', en: 'undergraduates' }],
  ['postgraduate', { zh: '研究生', en: 'postgraduates' }],
  ['staff', { zh: '教职工', en: 'staff' }],
  ['alumnus', { zh: '校友', en: 'alumni' }],
  ['visitor', { zh: '访客', en: 'visitors' }],
]);

const nameOf = (group: string): Text => GROUPS.get(group) ?? { zh: group, en: group };

/**
 * Why a person may not apply 受理条件; undefined = they may. `affiliation` undefined = the directory does not know them.
 */
export function ineligibleReason(
  definition: ServiceDefinition,
  affiliation: string | undefined,
): Text | undefined {
  const audience: readonly string[] = definition.audience;
  if (affiliation !== undefined && audience.includes(affiliation)) return undefined;
  const own = affiliation === undefined ? { zh: '未登记', en: 'not registered' } : nameOf(affiliation);
  const groups = audience.map(nameOf);
  return {
    zh: `本事项面向${groups.map(({ zh }) => zh).join('、')}办理，您的身份是${own.zh}。如果登记有误，请联系${definition.owner.name.zh}。`,
    en: `This service is for ${groups.map(({ en }) => en).join(', ')}; you are listed under ${own.en}. If that is wrong, contact ${definition.owner.name.en}.`,
  };
}
