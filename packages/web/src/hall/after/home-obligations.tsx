import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { afterWords } from '../../locale/after.ts';
import { longDate } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { obligationsQuery } from './obligations-query.ts';

/** 批准之后还要做的事: what is owed, what is due first first; nothing when nothing is. */
export function HomeObligations() {
  const t = useWords(afterWords);
  const say = useSay();
  const chosen = useLanguage();
  const { data } = useQuery(obligationsQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <section className="home-section" aria-labelledby="home-obligations">
      <h2 id="home-obligations">{t.home}</h2>
      <ul className="application-list">
        {data.items.map((one) => (
          <li key={`${one.instanceId} ${one.no}`} className="application-card">
            <h3>
              <Link href={`/applications/${one.instanceId}`}>{say(one.name)}</Link>
            </h3>
            <p className="application-card-standing">
              {one.overdue ? t.overdue(longDate(chosen, one.dueAt)) : t.due(longDate(chosen, one.dueAt))}
            </p>
            <p className="application-card-meta">
              <span>{say(one.service.name)}</span>
              <span>{one.title}</span>
              <span className="figures">{one.reference}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
