import './notices.css';
import { Link } from 'wouter';
import type { NoticeCard } from '../../api/shapes.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { noticeWords } from '../../locale/notices.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';

/** Notices as a list of links; what is urgent says so in words, not by colour alone. */
export function NoticeList(props: {
  readonly notices: readonly NoticeCard[];
  readonly heading?: 'h2' | 'h3';
}) {
  return (
    <ul className="notice-list">
      {props.notices.map((notice) => (
        <NoticeItem key={notice.id} notice={notice} heading={props.heading ?? 'h2'} />
      ))}
    </ul>
  );
}

function NoticeItem(props: { readonly notice: NoticeCard; readonly heading: 'h2' | 'h3' }) {
  const { notice, heading: Heading } = props;
  const t = useWords(noticeWords);
  const say = useSay();
  const chosen = useLanguage();
  const now = useNow();
  return (
    <li>
      <Heading>
        <Link href={`/notices/${notice.id}`}>{say(notice.title)}</Link>
      </Heading>
      <p className="soft-text">
        {notice.pinned && <span className="notice-tag">{t.pinned}</span>}
        {notice.kind !== 'general' && (
          <span className={`notice-tag notice-tag-${notice.kind}`}>{t.kinds[notice.kind]}</span>
        )}
        {notice.read === false && <span className="notice-tag notice-tag-new">{t.unread}</span>}
        {notice.unit} ·{' '}
        <time dateTime={notice.publishedAt}>{shortDateTime(chosen, notice.publishedAt, now)}</time>
      </p>
    </li>
  );
}
