import './home-page.css';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useSession } from '../../api/session.ts';
import { homeWords } from '../../locale/home.ts';
import { useWords } from '../../locale/words.ts';
import { PageHeading } from '../../ui/page/page-heading.tsx';
import { usePageTitle } from '../../ui/page/use-page-title.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { SearchBox } from '../catalogue/search-box.tsx';
import { servicesAddress } from '../catalogue/services-address.ts';
import { HomeNotices } from './home-notices.tsx';
import { Mine } from './mine.tsx';
import { Services } from './services.tsx';
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
          onSearch={() => navigate(servicesAddress({ query: typed.trim() }))}
        />
      </div>
    </div>
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
