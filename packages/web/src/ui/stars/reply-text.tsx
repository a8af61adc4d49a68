import './reply-text.css';
import type { RatingReply } from '../../api/shapes.ts';
import { longDate } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { ratingWords } from '../../locale/rating.ts';
import { useWords } from '../../locale/words.ts';

/** 部门回复: what was done, in the office's words. */
export function ReplyText({ reply }: { readonly reply: RatingReply }) {
  const t = useWords(ratingWords);
  const chosen = useLanguage();
  const marks = [
    reply.plannedOn === null ? t.results[reply.result] : t.plannedBy(longDate(chosen, reply.plannedOn)),
    ...(reply.calledBack ? [t.calledBack] : []),
    longDate(chosen, reply.repliedAt),
  ];
  return (
    <div className="rating-reply">
      <h3>{t.reply}</h3>
      <p className="rating-words">{reply.text}</p>
      <p className="soft-text">{marks.join(' · ')}</p>
    </div>
  );
}
