import { Button } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { settlingWords } from '../../locale/settling.ts';
import { useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { askedFilter } from './asked-filter.ts';
import { EventTable } from './event-table.tsx';
import { QuarantineGroups } from './quarantine-groups.tsx';
import { RowFilter } from './row-filter.tsx';
import { SystemFrame } from './system-frame.tsx';
import { eventsQuery } from './systems-query.ts';

const STATUSES = ['waiting', 'running', 'done', 'quarantined', 'dropped'] as const;

/** 来信 What came in from a system. */
export function EventsPage({ params }: PageProps) {
  const code = params['code'] ?? '';
  return (
    <SystemFrame code={code} tab="events">
      {() => <Events code={code} />}
    </SystemFrame>
  );
}

function Events({ code }: { readonly code: string }) {
  const t = useWords(settlingWords);
  const [search] = useSearchParams();
  const status = STATUSES.find((one) => one === search.get('status'));
  const filter = { ...askedFilter(search), ...(status && { status }) };
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(eventsQuery(code, filter));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <RowFilter
        key={search.toString()}
        choices={[
          {
            name: 'status',
            label: t.status,
            options: STATUSES.map((value) => ({ value, label: t.statuses[value] })),
          },
        ]}
      />
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && items.length === 0 && <EmptyState icon={IconInbox} title={t.none} text={t.noneNext} />}
      {items.length > 0 && <EventTable code={code} name={t.events} items={items} />}
      {hasNextPage && <More onMore={() => void fetchNextPage()} />}
    </>
  );
}

/** 隔离 What waits for a person, by reason with its cure. */
export function QuarantinePage({ params }: PageProps) {
  const code = params['code'] ?? '';
  return (
    <SystemFrame code={code} tab="quarantine">
      {({ mayChange }) => <Quarantine code={code} mayChange={mayChange} />}
    </SystemFrame>
  );
}

function Quarantine({ code, mayChange }: { readonly code: string; readonly mayChange: boolean }) {
  const t = useWords(settlingWords);
  const rows = useInfiniteQuery(eventsQuery(code, { status: 'quarantined' }));
  const { data, error, refetch, hasNextPage, fetchNextPage } = rows;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      <QuarantineGroups code={code} groups={data?.pages[0]?.quarantined ?? []} mayChange={mayChange} />
      {data && items.length === 0 && <EmptyState icon={IconInbox} title={t.clean} text={t.cleanNext} />}
      {items.length > 0 && <EventTable code={code} name={t.quarantine} items={items} />}
      {hasNextPage && <More onMore={() => void fetchNextPage()} />}
    </>
  );
}

function More({ onMore }: { readonly onMore: () => void }) {
  const t = useWords(settlingWords);
  return (
    <Button variant="default" onClick={onMore}>
      {t.more}
    </Button>
  );
}
