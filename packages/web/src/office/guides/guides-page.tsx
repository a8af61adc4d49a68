import './guides.css';
import { IconBook2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, done } from '../../api/client.ts';
import type { KeptGuide } from '../../api/shapes.ts';
import { keptGuidesQuery } from '../../api/kept-guides.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { longDate } from '../../locale/dates.ts';
import { keepingWords } from '../../locale/keeping.ts';
import { useLanguage } from '../../locale/language.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page/page.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

/** 指南核对 Guides that the reader keeps: what is overdue comes first, and what readers say. */
export function GuidesPage() {
  const t = useWords(keepingWords);
  const { data, error, refetch } = useQuery(keptGuidesQuery);
  const overdue = data?.items.filter(({ state }) => state === 'overdue').length ?? 0;
  return (
    <Page title={t.title} lead={t.lead} width="wide">
      {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && data.items.length === 0 && <EmptyState icon={IconBook2} title={t.none} text={t.noneNext} />}
      {overdue > 0 && <p className="guides-overdue">{t.overdueCount(overdue)}</p>}
      <ul className="guides-list">
        {data?.items.map((guide) => (
          <KeptGuideCard key={guide.code} guide={guide} />
        ))}
      </ul>
    </Page>
  );
}

function KeptGuideCard({ guide }: { readonly guide: KeptGuide }) {
  const t = useWords(keepingWords);
  const say = useSay();
  const chosen = useLanguage();
  const refresh = useRefresh();
  const check = useCommand(
    () => done(api.POST('/api/guides/{code}/check', { params: { path: { code: guide.code } } })),
    () => refresh(['keptGuides'], ['guide', guide.code]),
  );
  return (
    <li className="card guides-card">
      <div>
        <h2>
          <Link href={`/services/${guide.code}`}>{say(guide.name)}</Link>
        </h2>
        <p>
          <span className={`guides-state guides-state-${guide.state}`}>{t.states[guide.state]}</span>{' '}
          {t.checked(longDate(chosen, guide.lastChecked))}
        </p>
        <p className="soft-text">
          {say(guide.owner)} · {guide.keepers.length > 0 ? t.keepers(t.list(guide.keepers)) : t.noKeepers}
        </p>
        {check.error !== null && <ProblemNote error={check.error} />}
      </div>
      <div className="guides-actions">
        <Link href={`/office/guides/${guide.code}`}>{t.feedback(guide.openFeedback)}</Link>
        {guide.state !== 'checked' && (
          <ActionButton variant="light" pending={check.pending} onClick={() => check.send(undefined)}>
            {t.confirm}
            <span className="hidden-text">{say(guide.name)}</span>
          </ActionButton>
        )}
      </div>
    </li>
  );
}
