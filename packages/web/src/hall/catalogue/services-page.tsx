import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { Catalogue } from '../../api/shapes.ts';
import { catalogueWords } from '../../locale/catalogue.ts';
import { useWords } from '../../locale/words.ts';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { catalogueQuery, noteMiss } from './catalogue-query.ts';
import { CutList } from './cut-list.tsx';
import { Filters } from './filters.tsx';
import { NothingFound } from './nothing-found.tsx';
import { SearchBox } from './search-box.tsx';
import { ServiceList } from './service-list.tsx';
import { type Narrowing, narrowingIn, servicesAddress } from './services-address.ts';
import { useTypedSearch } from './use-typed-search.ts';

const PAGE = 30;
/** Somebody who looks at "nothing found" for so long meant what they typed. */
const MEANT_MS = 1500;

/** 全部事项 Catalogue page: search as you type, themes, filters, cards. The address holds all of it, so it can be sent on. */
export function ServicesPage() {
  const t = useWords(catalogueWords);
  const [params] = useSearchParams();
  const [, navigate] = useLocation();
  const narrowing = narrowingIn(params);
  const go = (next: Narrowing): void => navigate(servicesAddress(next), { replace: true });
  const { typed, setTyped, search } = useTypedSearch(narrowing.query, (query) => go({ ...narrowing, query }));
  const [limit, setLimit] = useState(PAGE);
  const { data, error, refetch, isPlaceholderData } = useQuery(catalogueQuery(narrowing, limit));
  return (
    <Page title={t.title} width="wide">
      <SearchBox value={typed} onChange={setTyped} onSearch={search} />
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <>
          {data.themes.length > 0 && (
            <CutList
              name={t.themes}
              cuts={data.themes}
              chosen={narrowing.theme}
              all
              addressOf={(theme) => servicesAddress({ ...narrowing, theme })}
            />
          )}
          {data.units.length > 0 && <Filters catalogue={data} narrowing={narrowing} onChange={go} />}
          <Found narrowing={narrowing} data={data} isSettled={!isPlaceholderData} />
          {data.total > data.services.length && data.services.length === limit && (
            <Button variant="default" onClick={() => setLimit((before) => before + PAGE)}>
              {t.more(data.total - data.services.length)}
            </Button>
          )}
        </>
      )}
    </Page>
  );
}

function Found(props: {
  readonly narrowing: Required<Narrowing>;
  readonly data: Catalogue;
  readonly isSettled: boolean;
}) {
  const { narrowing, data, isSettled } = props;
  const t = useWords(catalogueWords);
  const { query } = narrowing;
  const missed = isSettled && query !== '' && (data.near || data.total === 0) && !isNarrowed(narrowing);
  useEffect(() => {
    if (!missed) return undefined;
    const timer = setTimeout(() => noteMiss(query), MEANT_MS);
    return () => clearTimeout(timer);
  }, [missed, query]);
  const counted = data.near ? t.near(query) : t.found(data.total);
  return (
    <>
      <h2 className={data.total === 0 ? 'hidden-text' : undefined}>
        <span role="status">{data.total > 0 ? counted : t.none}</span>
      </h2>
      <ServiceList services={data.services} />
      {data.total === 0 && <NothingFound narrowing={narrowing} offices={data.offices} />}
    </>
  );
}

function isNarrowed({ theme, event, audience, unit }: Required<Narrowing>): boolean {
  return [theme, event, audience, unit].some(Boolean);
}
