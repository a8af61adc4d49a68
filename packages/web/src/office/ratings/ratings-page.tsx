import './ratings.css';
import { Button } from '@mantine/core';
import { IconStar } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { ratingWords } from '../../locale/rating.ts';
import { useWords } from '../../locale/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Boxes } from '../../ui/boxes/boxes.tsx';
import { RatingEntry } from './rating-entry.tsx';
import { ratingsQuery } from './ratings-query.ts';

/** 评价 Ratings of the own services: bad ones that wait for a reply, or all. */
export function RatingsPage() {
  const { list: t } = useWords(ratingWords);
  const [search] = useSearchParams();
  const show = search.get('show') === 'all' ? 'all' : 'waiting';
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(ratingsQuery(show));
  const first = data?.pages[0];
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t.title} titleParts={[t[show]]} lead={t.lead}>
      <Boxes
        label={t.boxes}
        boxes={(['waiting', 'all'] as const).map((one) => ({
          to: one === 'waiting' ? '/office/ratings' : '/office/ratings?show=all',
          label: t[one],
          current: one === show,
        }))}
      />
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {first && first.waiting > 0 && (
        <p className={first.overdue > 0 ? 'ratings-late' : undefined}>
          {t.count(first.waiting, first.overdue)}
        </p>
      )}
      {data && items.length === 0 && (
        <EmptyState icon={IconStar} title={show === 'all' ? t.noneAll : t.none} text={t.noneNext} />
      )}
      <ul className="ratings-list">
        {items.map((one) => (
          <RatingEntry key={one.token} of={one} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </Page>
  );
}
