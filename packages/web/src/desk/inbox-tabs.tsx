import './inbox-page.css';
import { Link } from 'wouter';
import { useCounts } from '../api/counts.ts';
import { inboxWords } from '../locale/desk.ts';
import { useWords } from '../locale/words.ts';
import { COPIES, INBOX } from './addresses.ts';

const MOST = 99;

/** 待办, 已办, 抄送我的: ways between the lists of the desk. */
export function InboxTabs({ current }: { readonly current: 'open' | 'done' | 'copies' }) {
  const t = useWords(inboxWords);
  const open = useCounts()?.open;
  const tab = (name: typeof current) => ({
    className: 'inbox-tab',
    'aria-current': name === current ? ('page' as const) : undefined,
  });
  return (
    <nav aria-label={t.boxes} className="inbox-tabs">
      <Link href={INBOX} {...tab('open')}>
        {t.open}
        {open !== undefined && (
          <span className="inbox-count">
            <span aria-hidden>{open > MOST ? t.capped : open}</span>
            <span className="hidden-text">{t.count(open)}</span>
          </span>
        )}
      </Link>
      <Link href={`${INBOX}?box=done`} {...tab('done')}>
        {t.done}
      </Link>
      <Link href={COPIES} {...tab('copies')}>
        {t.copies}
      </Link>
    </nav>
  );
}
