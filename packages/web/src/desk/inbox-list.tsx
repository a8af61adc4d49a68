import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconListCheck } from '@tabler/icons-react';
import { inboxWords } from '../locale/desk.ts';
import { useWords } from '../locale/words.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemNote } from '../ui/problem/problem-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { type Box, inboxQuery } from './inbox-query.ts';
import { TaskCard } from './task-card.tsx';

/** The cards of one half of the inbox, page after page. */
export function InboxList({ box }: { readonly box: Box }) {
  const t = useWords(inboxWords);
  const list = useInfiniteQuery(inboxQuery(box));
  if (list.isPending) return <Skeleton lines={6} />;
  if (list.isError && list.data === undefined) {
    return <ProblemNote error={list.error} onRetry={() => void list.refetch()} />;
  }
  const tasks = list.data.pages.flatMap((page) => page.items);
  if (tasks.length === 0) {
    const empty = box === 'open' ? [t.emptyOpen, t.emptyOpenNext] : [t.emptyDone, t.emptyDoneNext];
    return <EmptyState icon={IconListCheck} title={empty[0] ?? ''} text={empty[1] ?? ''} />;
  }
  return (
    <>
      <ul className="task-cards">
        {tasks.map((task) => (
          <TaskCard key={task.id} task={task} />
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
          {t.more}
        </Button>
      )}
    </>
  );
}
