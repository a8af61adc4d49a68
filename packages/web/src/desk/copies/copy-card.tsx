import '../../hall/applications/application-card.css';
import { Link } from 'wouter';
import type { Copy } from '../../api/shapes.ts';
import { copyWords } from '../../locale/copies.ts';
import { caseWords } from '../../locale/case.ts';
import { shortDateTime } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useNow } from '../../locale/use-now.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { Badge, StatusBadge } from '../../ui/status/status-badge.tsx';
import { useReadCopy } from './use-read-copy.ts';

/** One case that was copied to the reader: whose it is, where it stands, and whether it must be read. */
export function CopyCard({ of }: { readonly of: Copy }) {
  const t = useWords(copyWords);
  const words = useWords(caseWords);
  const say = useSay();
  const chosen = useLanguage();
  const now = useNow();
  const read = useReadCopy(of.id);
  const when = (at: string) => shortDateTime(chosen, at, now);
  const title = of.title || say(of.service.name);
  return (
    <li className="application-card">
      <div className="application-card-head">
        <h3>
          <Link href={`/applications/${of.id}`}>{`${of.applicant.name} · ${title}`}</Link>
        </h3>
        {of.mustReadBy !== null && of.readAt === null && <Badge tone="wait">{t.mustRead}</Badge>}
        <StatusBadge state={of.state} outcome={of.outcome} />
      </div>
      <p className="application-card-standing">
        {of.readAt === null
          ? of.mustReadBy !== null && t.readBy(when(of.mustReadBy))
          : t.readAt(when(of.readAt))}
      </p>
      <p className="application-card-meta">
        <span>{say(of.service.name)}</span>
        <span>{of.applicant.unit}</span>
        <span>{t.copiedAt(when(of.copiedAt))}</span>
        <span>{words.submittedAt(when(of.submittedAt))}</span>
        <span className="figures">{of.reference}</span>
      </p>
      {of.readAt === null && (
        <div className="application-card-act">
          <ActionButton variant="light" pending={read.pending} onClick={() => read.send()}>
            {t.markRead}
            <span className="hidden-text">{title}</span>
          </ActionButton>
        </div>
      )}
      {read.error !== null && <ProblemNote error={read.error} />}
    </li>
  );
}
