import './messages-page.css';
import { Button } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { infiniteQueryOptions, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link } from 'wouter';
import { answer, api, done } from '../../api/client.ts';
import type { Message } from '../../api/shapes.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { messageWords } from '../../locale/messages.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { safeReturnTo } from '../sign-in/return-to.ts';

const messagesQuery = infiniteQueryOptions({
  queryKey: ['messages'],
  queryFn: ({ pageParam, signal }) =>
    answer(api.GET('/api/messages', { params: { query: pageParam ? { cursor: pageParam } : {} }, signal })),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
});

function MessageItem({ message }: { readonly message: Message }) {
  const t = useWords(messageWords);
  const say = useSay();
  const chosen = useLanguage();
  const now = useNow();
  const title = say(message.title);
  return (
    <li className={message.readAt ? 'message' : 'message message-unread'}>
      <h2>
        {message.link ? <Link href={safeReturnTo(message.link, location.origin)}>{title}</Link> : title}
      </h2>
      <p>{say(message.body)}</p>
      <p className="message-meta">
        <time dateTime={message.createdAt}>{shortDateTime(chosen, message.createdAt, now)}</time>
        {!message.readAt && <span className="message-new">{t.unread}</span>}
      </p>
    </li>
  );
}

/** 消息: what has happened, newest first. */
export function MessagesPage() {
  const t = useWords(messageWords);
  const refresh = useRefresh();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(messagesQuery);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const newest = items[0]?.id;
  const unread = items.some((message) => !message.readAt);
  const markRead = useMutation({
    mutationFn: (upTo: number) => done(api.POST('/api/messages/read', { body: { upTo } })),
    onSuccess: () => refresh(['messages'], ['tasks', 'count']),
  });
  const allRead = unread && newest !== undefined && (
    <Button variant="default" onClick={() => markRead.mutate(newest)}>
      {t.allRead}
    </Button>
  );
  return (
    <Page title={t.title} aside={allRead}>
      {(error ?? markRead.error) && (
        <ProblemNote error={error ?? markRead.error} {...(error && { onRetry: () => void refetch() })} />
      )}
      {!data && !error && <Skeleton />}
      {data && items.length === 0 && <EmptyState icon={IconBell} title={t.none} text={t.noneNext} />}
      <ul className="messages">
        {items.map((message) => (
          <MessageItem key={message.id} message={message} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? t.loadingMore : t.more}
        </Button>
      )}
    </Page>
  );
}
