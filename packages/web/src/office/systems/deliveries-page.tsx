import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { settlingWords } from '../../locale/settling.ts';
import { useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { askedFilter } from './asked-filter.ts';
import { DeadGroups } from './dead-groups.tsx';
import { DeliveryTable } from './delivery-table.tsx';
import { ResendRange } from './resend-range.tsx';
import { RowFilter } from './row-filter.tsx';
import { SystemFrame } from './system-frame.tsx';
import { deliveriesQuery } from './systems-query.ts';

const STATUSES = ['waiting', 'running', 'done', 'dead', 'skipped'] as const;
const KINDS = [
  'order.create',
  'order.reopened',
  'order.reminded',
  'order.noted',
  'order.decided',
  'order.confirmed',
  'order.rated',
  'order.withdrawn',
] as const;

/** 投递 What the hall sends to a system: what was given up by error, and all of it by filter. */
export function DeliveriesPage({ params }: PageProps) {
  const code = params['code'] ?? '';
  return (
    <SystemFrame code={code} tab="deliveries">
      {({ mayChange }) => <Deliveries code={code} mayChange={mayChange} />}
    </SystemFrame>
  );
}

function Deliveries({ code, mayChange }: { readonly code: string; readonly mayChange: boolean }) {
  const t = useWords(settlingWords);
  const [search] = useSearchParams();
  const status = STATUSES.find((one) => one === search.get('status'));
  const kind = KINDS.find((one) => one === search.get('kind'));
  const { about, ...times } = askedFilter(search);
  const range = { ...times, ...(kind && { kind }) };
  const filter = { ...range, ...(about && { about }), ...(status && { status }) };
  const isRange = mayChange && status === 'dead' && about === undefined;
  const rows = useInfiniteQuery(deliveriesQuery(code, filter));
  const { data, error, refetch, hasNextPage, fetchNextPage } = rows;
  const dead = data?.pages[0]?.dead ?? [];
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <DeadGroups code={code} groups={dead} mayChange={mayChange} />
      <RowFilter
        key={search.toString()}
        choices={[
          {
            name: 'status',
            label: t.status,
            options: STATUSES.map((value) => ({ value, label: t.statuses[value] })),
          },
          { name: 'kind', label: t.kind, options: KINDS.map((value) => ({ value, label: t.kinds[value] })) },
        ]}
      />
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && items.length === 0 && <EmptyState icon={IconSend} title={t.none} text={t.noneNext} />}
      {isRange && <ResendRange key={search.toString()} code={code} range={range} />}
      {items.length > 0 && <DeliveryTable code={code} items={items} />}
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </>
  );
}
