import './notices.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'wouter';
import { api, done } from '../../api/client.ts';
import { longDate } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { noticeWords } from '../../locale/notices.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { Page } from '../../ui/page/page.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { RichText } from '../../ui/rich-text/rich-text.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { noticeQuery } from './notice-query.ts';

/** 通告详情: one notice; for people who are signed in, opening it is reading it. */
export function NoticePage({ params }: PageProps) {
  const t = useWords(noticeWords);
  const say = useSay();
  const chosen = useLanguage();
  const client = useQueryClient();
  const id = Number(params['id']);
  const { data, error, refetch } = useQuery(noticeQuery(id));
  const unread = data?.read === false;
  useEffect(() => {
    if (!unread) return;
    // A receipt that does not arrive is no reason to disturb the reader.
    const told = done(api.POST('/api/notices/{id}/read', { params: { path: { id } } }));
    void told.then(() => client.invalidateQueries({ queryKey: ['notices'] })).catch(() => undefined);
  }, [unread, id, client]);
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const until = data.expiresAt === null ? '' : t.until(longDate(chosen, data.expiresAt));
  return (
    <Page
      title={say(data.title)}
      back={{ to: '/notices', label: t.title }}
      lead={`${data.unit} · ${longDate(chosen, data.publishedAt)}${until}`}
    >
      {data.kind !== 'general' && (
        <p>
          <span className={`notice-tag notice-tag-${data.kind}`}>{t.kinds[data.kind]}</span>
          {data.service && (
            <Link href={`/services/${data.service.code}`}>{t.about(say(data.service.name))}</Link>
          )}
        </p>
      )}
      <RichText blocks={data.body[chosen]} />
    </Page>
  );
}
