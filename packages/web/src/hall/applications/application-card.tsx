import './application-card.css';
import { Link } from 'wouter';
import type { InstanceSummary } from '../../api/shapes.ts';
import { caseWords } from '../../locale/case.ts';
import { longDate, shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { StatusBadge } from '../../ui/status/status-badge.tsx';

/** Where the case stands, in one line. */
function Standing({ of }: { readonly of: InstanceSummary }) {
  const t = useWords(caseWords);
  const chosen = useLanguage();
  const say = useSay();
  if (of.state === 'closed') return of.closedAt && <>{t.closedOn(longDate(chosen, of.closedAt))}</>;
  if (of.state === 'returned') return <>{t.waitingForYou}</>;
  const holders = of.waitingFor.map((one) => t.names(one.names) || say(one.nodeName));
  return (
    <>
      {holders.length > 0 && t.waitingFor(t.names(holders))}
      {of.dueAt && <span>{t.promisedBy(longDate(chosen, of.dueAt))}</span>}
    </>
  );
}

/** One application in a list; the whole card leads to its page. */
export function ApplicationCard(props: {
  readonly of: InstanceSummary;
  /** Says whose it is: the list is not of own ones. */
  readonly withApplicant?: boolean;
}) {
  const { of } = props;
  const now = useNow();
  const t = useWords(caseWords);
  const chosen = useLanguage();
  const say = useSay();
  return (
    <li className={`application-card application-card-${of.state}`}>
      <div className="application-card-head">
        <h3>
          <Link href={`/applications/${of.id}`}>{of.title || say(of.service.name)}</Link>
        </h3>
        <StatusBadge state={of.state} outcome={of.outcome} />
      </div>
      <p className="application-card-standing">
        <Standing of={of} />
      </p>
      <p className="application-card-meta">
        {props.withApplicant && <span>{t.appliedBy(of.applicant.name)}</span>}
        <span>{say(of.service.name)}</span>
        <span>{t.submittedAt(shortDateTime(chosen, of.submittedAt, now))}</span>
        <span className="figures">{of.reference}</span>
      </p>
    </li>
  );
}
