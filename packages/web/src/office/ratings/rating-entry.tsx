import { useState } from 'react';
import { Link } from 'wouter';
import type { OfficeRating } from '../../api/shapes.ts';
import { longDate, shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { ratingWords } from '../../locale/rating.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ReplyText } from '../../ui/stars/reply-text.tsx';
import { Stars } from '../../ui/stars/stars.tsx';
import { ReplyForm } from './reply-form.tsx';

/** One rating: what was given by whom, and the reply or the form for it. */
export function RatingEntry({ of }: { readonly of: OfficeRating }) {
  const { list: t, added } = useWords(ratingWords);
  const say = useSay();
  const chosen = useLanguage();
  const [replying, setReplying] = useState(false);
  return (
    <li className="card ratings-entry">
      <div className="ratings-head">
        <h2>{say(of.service.name)}</h2>
        <Due of={of} />
      </div>
      <Stars given={of.stars} />
      {of.options.length > 0 && <p>{of.options.map(say).join(' · ')}</p>}
      <p className={of.comment === '' ? 'soft-text' : 'rating-words'}>{of.comment || t.noComment}</p>
      <p className="soft-text">
        {of.from ? t.from(of.from.name, say(of.from.title)) : t.anonymous} · {longDate(chosen, of.givenOn)}
        {of.isAddition && ` · ${added}`}
      </p>
      {of.from && <Case from={of.from} />}
      {of.reply && <ReplyText reply={of.reply} />}
      {!of.reply && (of.mustReply || replying) && <ReplyForm of={of} />}
      {!of.reply && !of.mustReply && !replying && (
        <div>
          <ActionButton variant="default" pending={false} onClick={() => setReplying(true)}>
            {t.open}
          </ActionButton>
        </div>
      )}
    </li>
  );
}

function Due({ of: { dueAt, isOverdue, reply } }: { readonly of: OfficeRating }) {
  const { list: t } = useWords(ratingWords);
  const chosen = useLanguage();
  const now = useNow();
  if (dueAt === null || reply !== null) return null;
  const when = shortDateTime(chosen, dueAt, now);
  return (
    <span className={isOverdue ? 'ratings-due ratings-due-late' : 'ratings-due'}>
      {isOverdue ? t.overdue(when) : t.due(when)}
    </span>
  );
}

function Case({ from }: { readonly from: NonNullable<OfficeRating['from']> }) {
  const { list: t } = useWords(ratingWords);
  return (
    <p className="soft-text">
      <span className="figures">{from.reference}</span>{' '}
      {from.instanceId !== null && (
        <Link href={`/applications/${from.instanceId}`}>
          {t.openCase}
          <span className="hidden-text"> {from.reference}</span>
        </Link>
      )}
    </p>
  );
}
