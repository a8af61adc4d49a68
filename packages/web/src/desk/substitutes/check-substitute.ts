import type { substituteWords } from '../../locale/substitutes.ts';
import { fromCampusField, toCampusField } from '../../ui/fields/campus-time.ts';

type Words = (typeof substituteWords)['zh'];

/** What is filled in for a new substitute. Every value is text; `targets` lists codes of services between commas. */
export const EMPTY_SUBSTITUTE = {
  substitute: '',
  from: '',
  to: '',
  scope: 'all',
  targets: '',
  includeOpen: '',
};
export type SubstituteValues = Readonly<typeof EMPTY_SUBSTITUTE>;

const WEEK_MS = 7 * 86_400_000;

/** A form as it starts: from now on for a week. */
export function newSubstitute(now: Date): SubstituteValues {
  const from = toCampusField(now.toISOString());
  return { ...EMPTY_SUBSTITUTE, from, to: toCampusField(new Date(now.getTime() + WEEK_MS).toISOString()) };
}

/** Codes in a list between commas. */
export function codesIn(targets: string): readonly string[] {
  return targets === '' ? [] : targets.split(',');
}

/** What is missing or wrong before it is sent, by field; the server checks the same. */
export function checkSubstitute(
  t: Words,
  values: SubstituteValues,
  now: Date,
): (readonly [keyof SubstituteValues, string])[] {
  const wrong: (readonly [keyof SubstituteValues, string])[] = [];
  const from = fromCampusField(values.from);
  const to = fromCampusField(values.to);
  if (values.substitute === '') wrong.push(['substitute', t.whoMissing]);
  if (from === undefined) wrong.push(['from', t.startMissing]);
  if (to === undefined) wrong.push(['to', t.untilMissing]);
  else if (from !== undefined && to <= from) wrong.push(['to', t.untilEarly]);
  else if (to <= now.toISOString()) wrong.push(['to', t.untilPast]);
  if (values.scope === 'services' && values.targets === '') wrong.push(['targets', t.servicesMissing]);
  return wrong;
}
