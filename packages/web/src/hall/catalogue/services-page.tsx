import { useQuery } from '@tanstack/react-query';
import { IconSearchOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { catalogueWords } from '../../locale/catalogue.ts';
import { useWords } from '../../locale/words.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { catalogueQuery } from './catalogue-query.ts';
import { SearchBox } from './search-box.tsx';
import { ServiceList } from './service-list.tsx';
import { servicesAddress } from './services-address.ts';
import { ThemeList } from './theme-list.tsx';

const TYPING_MS = 300;

/** 全部事项 Catalogue page: search as you type, themes, cards. The address holds both, so it can be sent on. */
export function ServicesPage() {
  const t = useWords(catalogueWords);
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const query = params.get('query') ?? '';
  const theme = params.get('theme') ?? '';
  const [typed, setTyped] = useState(query);
  const [shown, setShown] = useState(query);
  if (shown !== query) {
    // The address changed from outside the box (back, "show all"): the box follows it.
    setShown(query);
    if (typed.trim() !== query) setTyped(query);
  }
  const { data, error, refetch } = useQuery(catalogueQuery({ query, theme }));

  function search(): void {
    if (typed.trim() !== query) navigate(servicesAddress(typed.trim(), theme), { replace: true });
  }

  useEffect(() => {
    const timer = setTimeout(search, TYPING_MS);
    return () => clearTimeout(timer);
  });

  return (
    <Page title={t.title} width="wide">
      <SearchBox value={typed} onChange={setTyped} onSearch={search} />
      {data && data.themes.length > 0 && (
        <ThemeList
          themes={data.themes}
          chosen={theme}
          all
          addressOf={(code) => servicesAddress(query, code)}
        />
      )}
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <>
          <h2 className={data.services.length === 0 ? 'hidden-text' : undefined}>
            <span role="status">{data.services.length > 0 ? t.found(data.services.length) : t.none}</span>
          </h2>
          <ServiceList services={data.services} />
        </>
      )}
      {data?.services.length === 0 && (
        <EmptyState icon={IconSearchOff} title={t.none} text={t.noneNext}>
          <ButtonLink to="/services" variant="default">
            {t.showAll}
          </ButtonLink>
        </EmptyState>
      )}
    </Page>
  );
}
