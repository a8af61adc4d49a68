import './systems.css';
import '../../ui/card.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { hasRole, useSession } from '../../api/session.ts';
import type { DeliveryDetail } from '../../api/shapes.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { settlingWords } from '../../locale/settling.ts';
import { systemWords } from '../../locale/systems.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { Page } from '../../ui/page/page.tsx';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { BodyDifference, BodyText } from './body-text.tsx';
import { CaseLink, CaseTraffic } from './case-link.tsx';
import { DeliveryActs } from './delivery-acts.tsx';
import { RowState } from './row-state.tsx';
import { deliveryQuery } from './systems-query.ts';

/** 一条投递 What was sent, what was answered, and what a person can do about it. */
export function DeliveryPage({ params }: PageProps) {
  const { code = '', id = '' } = params;
  const t = useWords(settlingWords);
  const { tabs } = useWords(systemWords);
  const { me } = useSession();
  const { data, error, refetch } = useQuery(deliveryQuery(code, Number(id)));
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const kinds: Readonly<Record<string, string>> = t.kinds;
  const isOpen = data.status === 'dead' || data.status === 'waiting' || data.holds;
  return (
    <Page
      title={`${kinds[data.kind] ?? data.kind} ${data.reference ?? ''}`}
      caption={t.openOf(data.id)}
      back={{ to: `/office/systems/${code}/deliveries`, label: tabs.deliveries }}
      width="wide"
      aside={<RowState status={data.status} />}
    >
      <Facts code={code} of={data} />
      {hasRole(me, 'admin') && isOpen && <DeliveryActs code={code} of={data} />}
      {data.body === null ? (
        <p className="soft-text">
          {t.sent}: {t.notMade}
        </p>
      ) : (
        <BodyText title={t.sent} text={data.body} />
      )}
      {data.answer !== null && (
        <section className="card" aria-labelledby="answer">
          <h2 id="answer">{t.answer}</h2>
          {data.answerStatus !== null && <p>{t.answerStatus(data.answerStatus)}</p>}
          <pre className="system-body" tabIndex={0}>
            {data.answer}
          </pre>
        </section>
      )}
      {data.before !== null && data.body !== null && (
        <BodyDifference title={t.before} was={data.before} is={data.body} />
      )}
    </Page>
  );
}

function Facts({ code, of }: { readonly code: string; readonly of: DeliveryDetail }) {
  const t = useWords(settlingWords);
  const say = useSay();
  const chosen = useLanguage();
  const now = useNow();
  const at = (instant: string) => shortDateTime(chosen, instant, now);
  const facts: readonly (readonly [string, string | null])[] = [
    [t.when, at(of.createdAt)],
    [t.order, of.orderNo],
    [t.eventId, of.eventId],
    [t.attempts, t.attemptsOf(of.attempts)],
    [t.nextTry, of.status === 'waiting' && of.listedAt === null ? at(of.runAt) : null],
    [t.listedAt, of.listedAt && at(of.listedAt)],
    [t.takenAt, of.takenAt && at(of.takenAt)],
    [t.doneAt, of.doneAt && at(of.doneAt)],
    [t.firstError, of.firstError && say(of.firstError)],
    [t.lastError, of.lastError && say(of.lastError)],
    [t.settled, of.settledBy && t.settledBy(of.settledBy, of.settledNote ?? '')],
  ];
  return (
    <section className="card">
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
      {of.reference !== null && <CaseTraffic code={code} reference={of.reference} />}
      {of.blockedBy !== null && (
        <p>
          <Link href={`/office/systems/${code}/deliveries/${of.blockedBy}`}>{t.blockedBy(of.blockedBy)}</Link>
        </p>
      )}
      {of.unsure && <p>{t.unsure}</p>}
      {of.holds && <p>{t.holds}</p>}
    </section>
  );
}
