import { Link } from 'wouter';
import { hasRole, useSession } from '../../api/session.ts';
import { settlingWords } from '../../locale/settling.ts';
import { useWords } from '../../locale/words.ts';

/** 办件 The case by its reference; a link for offices, since administrators do not read what applicants wrote. */
export function CaseLink(props: { readonly instanceId: number | null; readonly reference: string | null }) {
  const { instanceId, reference } = props;
  const { me } = useSession();
  const name = reference ?? (instanceId === null ? '—' : String(instanceId));
  if (instanceId === null || !hasRole(me, 'office')) return name;
  return <Link href={`/applications/${instanceId}`}>{name}</Link>;
}

/** 往来 All that was sent and received about a case. */
export function CaseTraffic({ code, reference }: { readonly code: string; readonly reference: string }) {
  const t = useWords(settlingWords);
  const about = new URLSearchParams({ about: reference }).toString();
  return (
    <p className="system-actions">
      <Link href={`/office/systems/${code}/deliveries?${about}`}>
        {t.itsDeliveries}
        <span className="hidden-text"> {reference}</span>
      </Link>
      <Link href={`/office/systems/${code}/events?${about}`}>
        {t.itsEvents}
        <span className="hidden-text"> {reference}</span>
      </Link>
    </p>
  );
}
