import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { noticeWords } from '../../locale/notices.ts';
import { useWords } from '../../locale/words.ts';
import { NoticeList } from '../notices/notice-list.tsx';
import { newestNoticesQuery } from '../notices/notice-query.ts';

const MOST = 4;

/** 通告 on the home page: pinned ones and the newest; nothing when there are none. */
export function HomeNotices() {
  const t = useWords(noticeWords);
  const { data } = useQuery(newestNoticesQuery());
  const notices = [...(data?.pinned ?? []), ...(data?.items ?? [])].slice(0, MOST);
  if (notices.length === 0) return null;
  return (
    <section className="home-section" aria-labelledby="home-notices">
      <div className="home-section-head">
        <h2 id="home-notices">{t.title}</h2>
        <Link href="/notices">{t.all}</Link>
      </div>
      <NoticeList notices={notices} heading="h3" />
    </section>
  );
}
