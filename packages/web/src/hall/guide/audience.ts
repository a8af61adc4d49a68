import { guideWords } from '../../locale/guide.ts';

type Words = (typeof guideWords)['zh'];

function isKnown(group: string): group is keyof Words['people'] {
  return Object.hasOwn(guideWords.zh.people, group);
}

/** 服务对象 in words; a group that this version has no word for is shown by its code. */
export function audienceText(t: Words, audience: readonly string[]): string {
  if (audience.length === 0) return t.everyone;
  return t.list(audience.map((group) => (isKnown(group) ? t.people[group] : group)));
}
