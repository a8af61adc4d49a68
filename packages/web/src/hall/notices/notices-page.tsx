import { Button } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { noticeWords } from '../../locale/notices.ts';
import { useWords } from '../../locale/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { NoticeList } from './notice-list.tsx';
import { noticesQuery } from './notice-query.ts';

/** 通告: what offices have to say, pinned ones first. */
export function NoticesPage() {
  const t = useWords(noticeWords);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(noticesQuery);
  const notices = data?.pages.flatMap((page) => [...page.pinned, ...page.items]) ?? [];
  return (
    <Page title={t.title} back={{ to: '/', label: t.home }}>
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && notices.length === 0 && (
        <EmptyState icon={IconSpeakerphone} title={t.none} text={t.noneNext} />
      )}
      <NoticeList notices={notices} />
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </Page>
  );
}
