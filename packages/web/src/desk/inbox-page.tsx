import './inbox-page.css';
import { Link, useSearchParams } from 'wouter';
import { useCounts } from '../api/counts.ts';
import { inboxWords } from '../locale/desk.ts';
import { useWords } from '../locale/words.ts';
import { Page } from '../ui/page/page.tsx';
import { INBOX } from './addresses.ts';
import type { Box } from './inbox-query.ts';
import { InboxList } from './inbox-list.tsx';
import { Notice } from './notice.tsx';

const MOST = 99;

/** 待办箱 Inbox: what waits for me, and what I have handled. The half is part of the address, so that back works. */
export function InboxPage() {
  const t = useWords(inboxWords);
  const [search] = useSearchParams();
  const box: Box = search.get('box') === 'done' ? 'done' : 'open';
  const open = useCounts()?.open;
  return (
    <Page title={t.title} width="wide">
      <Notice />
      <nav aria-label={t.boxes} className="inbox-tabs">
        <Link href={INBOX} className="inbox-tab" aria-current={box === 'open' ? 'page' : undefined}>
          {t.open}
          {open !== undefined && (
            <span className="inbox-count">
              <span aria-hidden>{open > MOST ? t.capped : open}</span>
              <span className="hidden-text">{t.count(open)}</span>
            </span>
          )}
        </Link>
        <Link
          href={`${INBOX}?box=done`}
          className="inbox-tab"
          aria-current={box === 'done' ? 'page' : undefined}
        >
          {t.done}
        </Link>
      </nav>
      <InboxList key={box} box={box} />
    </Page>
  );
}
