import type { GivenRating as Given } from '../../../api/shapes.ts';
import { longDate } from '../../../locale/dates.ts';
import { useLanguage } from '../../../locale/language.ts';
import { ratingWords } from '../../../locale/rating.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { ReplyText } from '../../../ui/stars/reply-text.tsx';
import { Stars } from '../../../ui/stars/stars.tsx';

const BAD = 2;

/** 已评价: what was given, and what the office replied. */
export function GivenRating({ of }: { readonly of: Given }) {
  const t = useWords(ratingWords);
  const say = useSay();
  const chosen = useLanguage();
  const marks = [
    t.on(longDate(chosen, of.givenAt)),
    ...(of.isAddition ? [t.added] : []),
    ...(of.isEarlier ? [t.earlier] : []),
    ...(of.isAnonymous ? [t.hidden] : []),
  ];
  return (
    <div className="rating-given">
      <Stars given={of.stars} />
      {of.options.length > 0 && <p>{of.options.map(say).join(' · ')}</p>}
      {of.comment !== '' && <p className="rating-words">{of.comment}</p>}
      <p className="soft-text">{marks.join(' · ')}</p>
      {of.reply && <ReplyText reply={of.reply} />}
      {!of.reply && of.stars <= BAD && <p className="soft-text">{t.waiting}</p>}
    </div>
  );
}
