import './systems.css';
import '../../ui/card.css';
import { useQuery } from '@tanstack/react-query';
import { hasRole, useSession } from '../../api/session.ts';
import type { EventDetail } from '../../api/shapes.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { settlingWords } from '../../locale/settling.ts';
import { systemWords } from '../../locale/systems.ts';
import { useNow } from '../../locale/use-now.ts';
import { useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { Page } from '../../ui/page/page.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { BodyDifference, BodyText } from './body-text.tsx';
import { CaseLink, CaseTraffic } from './case-link.tsx';
import { EventActs } from './event-acts.tsx';
import { RowState } from './row-state.tsx';
import { eventQuery } from './systems-query.ts';

/** 一封来信 What came, what became of it, and what a person can do about it. */
export function EventPage({ params }: PageProps) {
  const { code = '', id = '' } = params;
  const t = useWords(settlingWords);
  const { tabs } = useWords(systemWords);
  const { me } = useSession();
  const { data, error, refetch } = useQuery(eventQuery(code, Number(id)));
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const isQuarantined = data.status === 'quarantined';
  const tab = isQuarantined ? 'quarantine' : 'events';
  return (
    <Page
      title={`${t.event} ${data.orderId}`}
      caption={t.openOf(data.id)}
      back={{ to: `/office/systems/${code}/${tab}`, label: tabs[tab] }}
      width="wide"
      aside={<RowState status={data.status} />}
    >
      <Facts code={code} of={data} />
      {hasRole(me, 'admin') && isQuarantined && <EventActs code={code} of={data} />}
      <BodyText title={t.received} text={data.body} />
      {data.before !== null && <BodyDifference title={t.beforeOrder} was={data.before} is={data.body} />}
    </Page>
  );
}

function Facts({ code, of }: { readonly code: string; readonly of: EventDetail }) {
  const t = useWords(settlingWords);
  const chosen = useLanguage();
  const now = useNow();
  const at = (instant: string) => shortDateTime(chosen, instant, now);
  const results: Readonly<Record<string, string>> = t.results;
  const cures: Readonly<Record<string, string>> = t.cures;
  const result = of.result === null ? null : (results[of.result] ?? of.result);
  const facts: readonly (readonly [string, string | null])[] = [
    [t.when, at(of.receivedAt)],
    [t.via, t.vias[of.via]],
    [t.outcome, result],
    [t.peerStatus, of.peerStatus],
    [t.order, of.orderId],
    [t.eventId, of.eventId],
    [t.doneAt, of.doneAt && at(of.doneAt)],
    [t.lastError, of.lastError],
    [t.settled, of.settledBy && t.settledBy(of.settledBy, of.settledNote ?? '')],
  ];
  return (
    <section className="card">
      {of.status === 'quarantined' && of.result !== null && <p>{cures[of.result]}</p>}
      <dl className="system-facts">
        <dt>{t.case}</dt>
        <dd>
          <CaseLink instanceId={of.instanceId} reference={of.reference} />
        </dd>
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {of.reference && <CaseTraffic code={code} reference={of.reference} />}
    </section>
  );
}
