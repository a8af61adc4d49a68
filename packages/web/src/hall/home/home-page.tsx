import './home-page.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useSession } from '../../api/session.ts';
import { homeWords } from '../../locale/home.ts';
import { useWords } from '../../locale/words.ts';
import { PageHeading } from '../../ui/page/page-heading.tsx';
import { usePageTitle } from '../../ui/page/use-page-title.ts';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { catalogueQuery } from '../catalogue/catalogue-query.ts';
import { SearchBox } from '../catalogue/search-box.tsx';
import { ServiceList } from '../catalogue/service-list.tsx';
import { servicesAddress } from '../catalogue/services-address.ts';
import { ThemeList } from '../catalogue/theme-list.tsx';
import { HomeNotices } from './home-notices.tsx';
import { Mine } from './mine.tsx';
import { useMineReady } from './use-mine-ready.ts';
import { Visitor } from './visitor.tsx';

function Hero() {
  const t = useWords(homeWords);
  const [typed, setTyped] = useState('');
  const [, navigate] = useLocation();
  return (
    <div className="hero">
      <div className="hero-inner">
        <PageHeading>{t.question}</PageHeading>
        <p className="hero-promise">{t.promise}</p>
        <SearchBox
          value={typed}
          onChange={setTyped}
          onSearch={() => navigate(servicesAddress(typed.trim(), ''))}
        />
      </div>
    </div>
  );
}

function Services() {
  const t = useWords(homeWords);
  const { data, error, refetch } = useQuery(catalogueQuery({ query: '', theme: '' }));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  return (
    <>
      <section className="home-section" aria-labelledby="home-themes">
        <h2 id="home-themes">{t.themes}</h2>
        <ThemeList themes={data.themes} addressOf={(theme) => servicesAddress('', theme)} />
      </section>
      <section className="home-section" aria-labelledby="home-services">
        <div className="home-section-head">
          <h2 id="home-services">{t.services}</h2>
          <Link href="/services">{t.all}</Link>
        </div>
        <ServiceList services={data.services} />
      </section>
    </>
  );
}

/** 首页 Home: search first, then what waits for me, services and themes. */
export function HomePage() {
  const t = useWords(homeWords);
  const { setupNeeded } = useSession();
  const { me, ready } = useMineReady();
  usePageTitle([t.title]);
  return (
    <>
      <Hero />
      <div className="home">
        {setupNeeded && (
          <p className="home-setup">
            {t.setup} <Link href="/setup">{t.setupLink}</Link>
          </p>
        )}
        {ready ? (
          <div className="home-columns">
            <div className="home-main">
              <HomeNotices />
              <Services />
            </div>
            <aside className="home-side" aria-label={t.mine}>
              {me ? <Mine me={me} /> : <Visitor />}
            </aside>
          </div>
        ) : (
          <Skeleton lines={8} />
        )}
      </div>
    </>
  );
}
