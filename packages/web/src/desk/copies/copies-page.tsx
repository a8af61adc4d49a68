import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconMailOpened } from '@tabler/icons-react';
import { useSearchParams } from 'wouter';
import { copyWords } from '../../locale/copies.ts';
import { inboxWords } from '../../locale/desk.ts';
import { useWords } from '../../locale/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Boxes } from '../../ui/boxes/boxes.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { COPIES } from '../addresses.ts';
import { InboxTabs } from '../inbox-tabs.tsx';
import { CopyCard } from './copy-card.tsx';
import { copiesQuery } from './copies-query.ts';

/** 抄送我的: cases that somebody wants the reader to know about; nothing waits for them. */
export function CopiesPage() {
  const t = useWords(copyWords);
  const inbox = useWords(inboxWords);
  const [search] = useSearchParams();
  const unread = search.get('box') !== 'all';
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      <InboxTabs current="copies" />
      <Boxes
        label={t.boxes}
        boxes={[
          { to: COPIES, label: t.unread, current: unread },
          { to: `${COPIES}?box=all`, label: t.all, current: !unread },
        ]}
      />
      <h2 className="hidden-text">{unread ? t.unread : t.all}</h2>
      <CopyList key={String(unread)} unread={unread} more={inbox.more} />
    </Page>
  );
}

function CopyList({ unread, more }: { readonly unread: boolean; readonly more: string }) {
  const t = useWords(copyWords);
  const list = useInfiniteQuery(copiesQuery(unread));
  if (list.isPending) return <Skeleton lines={6} />;
  if (list.isError && list.data === undefined)
    return <ProblemNote error={list.error} onRetry={() => void list.refetch()} />;
  const copies = list.data.pages.flatMap((page) => page.items);
  if (copies.length === 0) {
    return <EmptyState icon={IconMailOpened} title={unread ? t.noneUnread : t.none} text={t.noneNext} />;
  }
  return (
    <>
      <ul className="application-list">
        {copies.map((copy) => (
          <CopyCard key={copy.id} of={copy} />
        ))}
      </ul>
      {list.isFetchNextPageError && (
        <ProblemNote error={list.error} onRetry={() => void list.fetchNextPage()} />
      )}
      {list.hasNextPage && (
        <Button
          variant="default"
          className="inbox-more"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {more}
        </Button>
      )}
    </>
  );
}
