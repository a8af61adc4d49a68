import { Link, useSearchParams } from 'wouter';
import { inboxWords } from '../locale/desk.ts';
import { useWords } from '../locale/words.ts';
import { Page } from '../ui/page/page.tsx';
import { SUBSTITUTES } from './addresses.ts';
import type { Box } from './inbox-query.ts';
import { InboxList } from './inbox-list.tsx';
import { InboxTabs } from './inbox-tabs.tsx';
import { Notice } from './notice.tsx';

/** 待办箱 Inbox: what waits for me, and what I have handled. The half is part of the address, so that back works. */
export function InboxPage() {
  const t = useWords(inboxWords);
  const [search] = useSearchParams();
  const box: Box = search.get('box') === 'done' ? 'done' : 'open';
  return (
    <Page title={t.title} width="wide" aside={<Link href={SUBSTITUTES}>{t.substitutes}</Link>}>
      <Notice />
      <InboxTabs current={box} />
      <InboxList key={box} box={box} />
    </Page>
  );
}
