import { IconArrowRight } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useCounts } from '../../api/counts.ts';
import type { Me } from '../../api/shapes.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { homeWords } from '../../locale/home.ts';
import { useLanguage } from '../../locale/language.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { HomeObligations } from '../after/home-obligations.tsx';
import { ApplicationCard } from '../applications/application-card.tsx';
import { GuidesToCheck } from './guides-to-check.tsx';
import { draftsQuery, instancesQuery } from '../applications/instances-query.ts';

const MOST = 3;

function Tasks() {
  const t = useWords(homeWords);
  const open = useCounts()?.open;
  if (open === undefined) return null;
  return (
    <Link href="/desk" className={open > 0 ? 'home-tasks home-tasks-some' : 'home-tasks'}>
      <span>{t.tasks}</span>
      <span className="home-tasks-count">{open > 0 ? open : t.tasksNone}</span>
      <IconArrowRight size={20} aria-hidden />
    </Link>
  );
}

function Drafts() {
  const now = useNow();
  const t = useWords(homeWords);
  const say = useSay();
  const chosen = useLanguage();
  const { data } = useQuery(draftsQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <section className="home-section" aria-labelledby="home-drafts">
      <h2 id="home-drafts">{t.drafts}</h2>
      <ul className="application-list">
        {data.items.slice(0, MOST).map((draft) => (
          <li key={`${draft.service} ${draft.for?.id ?? 0}`} className="application-card">
            <h3>
              <Link href={`/services/${draft.service}/apply${draft.for ? `?for=${draft.for.id}` : ''}`}>
                {say(draft.name)}
                {draft.for && ` · ${draft.for.name}`}
              </Link>
            </h3>
            <p className="application-card-meta">{t.savedAt(shortDateTime(chosen, draft.savedAt, now))}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Applications() {
  const t = useWords(homeWords);
  const { data } = useInfiniteQuery(instancesQuery('open'));
  const items = data?.pages[0]?.items;
  if (!items) return null;
  // What waits for the applicant comes first: nobody else can move it.
  const ordered = items.toSorted((a, b) => Number(b.state === 'returned') - Number(a.state === 'returned'));
  return (
    <section className="home-section" aria-labelledby="home-applications">
      <div className="home-section-head">
        <h2 id="home-applications">{t.applications}</h2>
        {items.length > 0 && <Link href="/applications">{t.allApplications}</Link>}
      </div>
      {items.length === 0 && (
        <p className="soft-text">
          {t.applicationsNone}
          <br />
          {t.applicationsNoneNext}
        </p>
      )}
      <ul className="application-list">
        {ordered.slice(0, MOST).map((one) => (
          <ApplicationCard key={one.id} of={one} />
        ))}
      </ul>
    </section>
  );
}

/** 我的事: tasks, drafts and applications of the person who is signed in. */
export function Mine({ me }: { readonly me: Me }) {
  const t = useWords(homeWords);
  return (
    <>
      <p className="home-greeting">{t.greeting(me.name)}</p>
      <Tasks />
      {me.affiliation === 'staff' && <GuidesToCheck />}
      <HomeObligations />
      <Drafts />
      <Applications />
    </>
  );
}
