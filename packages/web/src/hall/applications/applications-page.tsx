import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { applicationWords } from '../../locale/applications.ts';
import { useWords } from '../../locale/words.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ApplicationCard } from './application-card.tsx';
import { Boxes } from '../../ui/boxes/boxes.tsx';
import { DraftList } from './draft-list.tsx';
import { type Box, instancesQuery } from './instances-query.ts';

type ApplicationText = ReturnType<typeof useWords<typeof applicationWords.zh>>;

const NONE: Readonly<Record<Box, (t: ApplicationText) => string>> = {
  open: (t) => t.noneOpen,
  closed: (t) => t.noneClosed,
  filed: (t) => t.noneFiled,
};

function CaseList({ box }: { readonly box: Box }) {
  const t = useWords(applicationWords);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    instancesQuery(box),
  );
  if (error && !data) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <EmptyState
        icon={IconFileText}
        title={NONE[box](t)}
        text={box === 'filed' ? t.noneFiledNext : t.noneNext}
      >
        <ButtonLink to="/services">{t.findService}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <>
      <ul className="application-list">
        {items.map((one) => (
          <ApplicationCard key={one.id} of={one} withApplicant={box === 'filed'} />
        ))}
      </ul>
      {error && <ProblemNote error={error} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? t.loadingMore : t.more}
        </Button>
      )}
    </>
  );
}

/** 我的申请: open, closed, drafts, and what was filed for others. */
export function ApplicationsPage() {
  const t = useWords(applicationWords);
  const [params] = useSearchParams();
  const wanted = params.get('box');
  const box = wanted === 'closed' || wanted === 'drafts' || wanted === 'filed' ? wanted : 'open';
  return (
    <Page title={t.title} titleParts={box === 'open' ? [] : [t[box]]}>
      <Boxes
        label={t.boxes}
        boxes={(['open', 'closed', 'drafts', 'filed'] as const).map((one) => ({
          to: one === 'open' ? '/applications' : `/applications?box=${one}`,
          label: t[one],
          current: one === box,
        }))}
      />
      <h2 className="hidden-text">{t[box]}</h2>
      {box === 'drafts' ? <DraftList /> : <CaseList key={box} box={box} />}
    </Page>
  );
}
