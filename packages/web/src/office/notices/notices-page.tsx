import './notices.css';
import '../../hall/notices/notices.css';
import { Button } from '@mantine/core';
import { IconSpeakerphone } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { issuingWords } from '../../locale/issuing.ts';
import { noticeWords } from '../../locale/notices.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { issuedQuery } from './issued-query.ts';

/** 通告管理 What the reader's offices issued, newest first. */
export function IssuedNoticesPage() {
  const t = useWords(issuingWords);
  const { kinds, more } = useWords(noticeWords);
  const say = useSay();
  const chosen = useLanguage();
  const now = useNow();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(issuedQuery);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t.manage}
      lead={t.manageLead}
      width="wide"
      aside={<ButtonLink to="/office/notices/new">{t.write}</ButtonLink>}
    >
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && items.length === 0 && (
        <EmptyState icon={IconSpeakerphone} title={t.issuedNone} text={t.issuedNext} />
      )}
      <ul className="notice-list">
        {items.map((one) => (
          <li key={one.id}>
            <h2>
              <Link href={`/office/notices/${one.id}`}>{say(one.title)}</Link>
            </h2>
            <p className="soft-text">
              <span className={`notice-tag issued-${one.state}`}>{t.states[one.state]}</span>
              {kinds[one.kind]} · {one.unit} · {shortDateTime(chosen, one.publishAt, now)}
            </p>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {more}
        </Button>
      )}
    </Page>
  );
}
