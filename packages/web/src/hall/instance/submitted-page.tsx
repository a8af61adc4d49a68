import './submitted-page.css';
import { IconCalendarPlus, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { InstanceDetail } from '../../api/shapes.ts';
import { applicationWords } from '../../locale/applications.ts';
import { caseWords } from '../../locale/case.ts';
import { longDate } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useSay, useWords } from '../../locale/words.ts';
import type { PageProps } from '../../routes.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { PageHeading } from '../../ui/page/page-heading.tsx';
import { usePageTitle } from '../../ui/page/use-page-title.ts';
import { ProblemPage } from '../../ui/problem/problem-page.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { promiseCalendar } from './promise-calendar.ts';
import { instanceQuery } from './instance-query.ts';

function NextSteps({ of }: { readonly of: InstanceDetail }) {
  const t = useWords(applicationWords);
  const { names } = useWords(caseWords);
  const say = useSay();
  const chosen = useLanguage();
  const holders = names(of.waitingFor.map((one) => names(one.names) || say(one.nodeName)));
  return (
    <section aria-labelledby="submitted-next">
      <h2 id="submitted-next">{t.nextTitle}</h2>
      <ol className="submitted-next">
        <li>{holders ? t.nextWaiting(holders) : t.nextTold}</li>
        <li>{t.nextReturn}</li>
        {of.dueAt && <li>{t.nextPromise(longDate(chosen, of.dueAt))}</li>}
        <li>{t.nextWithdraw}</li>
      </ol>
    </section>
  );
}

function Confirmation({ of }: { readonly of: InstanceDetail }) {
  const t = useWords(applicationWords);
  const say = useSay();
  const chosen = useLanguage();
  const service = say(of.service.name);
  usePageTitle([t.submittedTitle, service]);
  return (
    <div className="page page-reading">
      <div className="submitted-panel">
        <IconCircleCheck size={44} stroke={1.6} aria-hidden />
        <PageHeading>{t.submittedTitle}</PageHeading>
        <p>{t.submittedLead(service)}</p>
        <dl>
          <div>
            <dt>{t.reference}</dt>
            <dd className="figures">{of.reference}</dd>
          </div>
          {of.dueAt && (
            <div>
              <dt>{t.promised}</dt>
              <dd>
                <time dateTime={of.dueAt}>{longDate(chosen, of.dueAt)}</time>
              </dd>
            </div>
          )}
        </dl>
      </div>
      <NextSteps of={of} />
      <div className="problem-actions no-print">
        <ButtonLink to={`/applications/${of.id}`}>{t.track}</ButtonLink>
        <ButtonLink to="/" variant="default">
          {t.home}
        </ButtonLink>
      </div>
      {of.dueAt && (
        <a
          className="submitted-calendar no-print"
          download={`${of.reference}.ics`}
          href={promiseCalendar(of.reference, t.calendarTitle(of.title || service), of.dueAt, of.submittedAt)}
        >
          <IconCalendarPlus size={20} stroke={1.7} aria-hidden />
          {t.calendar}
        </a>
      )}
    </div>
  );
}

/** 已提交 Confirmation: number, promised date, what happens next. Its address can be opened again. */
export function SubmittedPage({ params }: PageProps) {
  const { data, error, refetch } = useQuery(instanceQuery(Number(params['id'])));
  if (data) return <Confirmation of={data} />;
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  return <PageSkeleton />;
}
