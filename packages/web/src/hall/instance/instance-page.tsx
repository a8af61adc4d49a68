import './instance-page.css';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';
import { useSession } from '../../api/session.ts';
import type { InstanceDetail } from '../../api/shapes.ts';
import { applicationWords } from '../../locale/applications.ts';
import { caseWords } from '../../locale/case.ts';
import { longDate, shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useNow } from '../../locale/use-now.ts';
import { timelineWords } from '../../locale/timeline.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { CaseAnswers } from '../../ui/answers/case-answers.tsx';
import { Page } from '../../ui/page/page.tsx';
import { PrintLinks } from '../../ui/print-links.tsx';
import { NotFoundPage, ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { StatusBadge } from '../../ui/status/status-badge.tsx';
import { Timeline } from '../../ui/timeline/timeline.tsx';
import { behalfWords } from '../../locale/behalf.ts';
import { ConfirmBox } from '../after/confirm-box.tsx';
import { Obligations } from '../after/obligations.tsx';
import { CaseActions } from './case-actions.tsx';
import { instanceQuery } from './instance-query.ts';
import { ReturnedNote } from './returned-note.tsx';

/** For those to whom the case was copied. */
const CopyBox = lazy(() =>
  import('../../desk/copies/copy-box.tsx').then((file) => ({ default: file.CopyBox })),
);
/** For steps whose activities are chosen. */
const Activities = lazy(() =>
  import('../../desk/activities/activities.tsx').then((file) => ({ default: file.Activities })),
);
/** Rare, and only for the heads of the unit in charge. */
const Incidents = lazy(() => import('./incidents.tsx').then((file) => ({ default: file.Incidents })));
/** Only of a case that is done. */
const RatingCard = lazy(() =>
  import('../after/rating/rating-card.tsx').then((file) => ({ default: file.RatingCard })),
);

function Facts({ of }: { readonly of: InstanceDetail }) {
  const t = useWords(applicationWords);
  const { paused } = useWords(caseWords);
  const { filer } = useWords(behalfWords);
  const chosen = useLanguage();
  const now = useNow();
  return (
    <dl className="case-facts card">
      <div>
        <dt>{t.reference}</dt>
        <dd className="figures">{of.reference}</dd>
      </div>
      <div>
        <dt>{t.submitted}</dt>
        <dd>
          <time dateTime={of.submittedAt}>{shortDateTime(chosen, of.submittedAt, now)}</time>
        </dd>
      </div>
      {of.filer && (
        <>
          <div>
            <dt>{t.applicant}</dt>
            <dd>{of.applicant.name}</dd>
          </div>
          <div>
            <dt>{filer}</dt>
            <dd>{of.filer.name}</dd>
          </div>
        </>
      )}
      {of.closedAt && (
        <div>
          <dt>{t.closedAt}</dt>
          <dd>
            <time dateTime={of.closedAt}>{longDate(chosen, of.closedAt)}</time>
          </dd>
        </div>
      )}
      {!of.closedAt && of.dueAt && (
        <div>
          <dt>{t.promised}</dt>
          <dd>
            <time dateTime={of.dueAt}>{longDate(chosen, of.dueAt)}</time>
            {of.clockPaused && <span className="case-facts-note">{paused}</span>}
          </dd>
        </div>
      )}
    </dl>
  );
}

function Case({ of }: { readonly of: InstanceDetail }) {
  const t = useWords(applicationWords);
  const { timeline } = useWords(timelineWords);
  const say = useSay();
  const now = useNow();
  const mine = of.mayAct;
  const { me } = useSession();
  const [helped, setHelped] = useState<readonly InstanceDetail['incidents'][number][]>([]);
  const owned = of.incidents.filter(({ owners }) => owners.some(({ id }) => id === me?.id));
  return (
    <Page
      title={of.title || say(of.service.name)}
      titleParts={[say(of.service.name)]}
      back={{ to: '/applications', label: t.back }}
      lead={<Link href={`/services/${of.service.code}`}>{say(of.service.name)}</Link>}
      aside={<StatusBadge state={of.state} outcome={of.outcome} />}
    >
      {of.reviseTask && mine && <ReturnedNote of={of} opinion={of.reviseTask.opinion} />}
      {mine && <ConfirmBox of={of} />}
      {mine && of.state === 'closed' && of.confirmation === null && (
        <Suspense>
          <RatingCard id={of.id} />
        </Suspense>
      )}
      {owned.length + helped.length > 0 && (
        <Suspense>
          <Incidents
            of={of}
            open={owned}
            helped={helped}
            onHelped={(incident) => setHelped((before) => [...before, incident])}
          />
        </Suspense>
      )}
      {of.copy && (
        <Suspense>
          <CopyBox of={of} />
        </Suspense>
      )}
      {of.activities.length > 0 && (
        <Suspense>
          <Activities of={of} />
        </Suspense>
      )}
      <Facts of={of} />
      <section className="card" aria-labelledby="case-timeline">
        <h2 id="case-timeline" className="case-title">
          {timeline}
        </h2>
        <Timeline of={of} mine={mine} now={now} />
      </section>
      <Obligations of={of} />
      {mine && <CaseActions of={of} />}
      <section className="card" aria-labelledby="case-answers">
        <h2 id="case-answers" className="case-title">
          {t.answers}
        </h2>
        <CaseAnswers of={of} />
      </section>
      <PrintLinks id={of.id} />
    </Page>
  );
}

/** 申请页: where one application stands, and what its applicant may do about it. */
export function InstancePage({ params }: PageProps) {
  const id = Number(params['id']);
  const { data, error, refetch, isEnabled } = useQuery(instanceQuery(id));
  // A page that was readable stays on screen when a later refresh fails.
  if (data) return <Case of={data} />;
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  if (!isEnabled) return <NotFoundPage />;
  return <PageSkeleton />;
}
