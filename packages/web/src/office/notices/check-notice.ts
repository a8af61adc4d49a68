import type { issuingWords } from '../../locale/issuing.ts';
import { fromCampusField } from '../../ui/fields/campus-time.ts';

type Words = (typeof issuingWords)['zh'];

/** What the writer of a notice types. Every value is text; `audience` lists codes between commas. */
export const EMPTY_NOTICE = {
  unit: '',
  service: '',
  kind: 'general',
  titleZh: '',
  titleEn: '',
  bodyZh: '',
  bodyEn: '',
  reach: 'everyone',
  audience: '',
  pinned: '',
  publishAt: '',
  expiresAt: '',
};
export type NoticeValues = Readonly<typeof EMPTY_NOTICE>;

const MOST = { titleZh: 80, titleEn: 80, bodyZh: 20_000, bodyEn: 20_000 } as const;

/** What is wrong with a notice before it is sent, by field. */
export function checkNotice(t: Words, values: NoticeValues): (readonly [keyof NoticeValues, string])[] {
  const wrong: (readonly [keyof NoticeValues, string])[] = [];
  if (values.unit === '') wrong.push(['unit', t.missing(t.unit)]);
  for (const key of ['titleZh', 'titleEn', 'bodyZh', 'bodyEn'] as const) {
    if (values[key].trim() === '') wrong.push([key, t.missing(t[key])]);
    else if (values[key].length > MOST[key]) wrong.push([key, t.tooLong(t[key], MOST[key])]);
  }
  if (values.reach === 'groups' && values.audience === '') wrong.push(['audience', t.noGroup]);
  const from = fromCampusField(values.publishAt);
  const until = fromCampusField(values.expiresAt);
  if (from === undefined) wrong.push(['publishAt', t.missing(t.publishAt)]);
  if (values.expiresAt !== '' && until === undefined) wrong.push(['expiresAt', t.badTime]);
  if (from !== undefined && until !== undefined && until <= from) wrong.push(['expiresAt', t.windowWrong]);
  return wrong;
}
