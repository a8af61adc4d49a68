import { Link } from 'wouter';
import type { OrderFile } from '../../../api/shapes.ts';
import { shortDateTime } from '../../../locale/dates.ts';
import { useLanguage } from '../../../locale/language.ts';
import { orderFileWords } from '../../../locale/order-files.ts';
import { useNow } from '../../../locale/use-now.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { Badge } from '../../../ui/status/status-badge.tsx';

/** 一个文件 What became of a file, and what is to be said of its lines. */
export function FileEntry({ code, of }: { readonly code: string; readonly of: OrderFile }) {
  const t = useWords(orderFileWords);
  const chosen = useLanguage();
  const now = useNow();
  const size = t.kilobytes(Math.max(of.bytes / 1024, 0.1).toFixed(of.bytes < 10_240 ? 1 : 0));
  const facts = [
    shortDateTime(chosen, of.readAt, now),
    t.vias[of.via],
    of.encoding === 'unknown' ? size : t.facts(size, of.encoding),
    ...(of.times > 1 ? [t.times(of.times)] : []),
  ];
  const waits = of.findings.some(({ fate }) => fate === 'quarantined');
  return (
    <li className="card">
      <div className="file-head">
        <h3>{of.name}</h3>
        <State of={of} />
      </div>
      {of.lines > 0 && <p>{t.counts(of.lines, of.fresh, of.known, of.refused)}</p>}
      <p className="soft-text">{facts.join(' · ')}</p>
      {of.findings.length > 0 && (
        <details className="file-findings" open={of.useless}>
          <summary>{t.findings(of.found)}</summary>
          <Findings of={of} />
          {waits && (
            <p>
              <Link href={`/office/systems/${code}/quarantine`}>{t.quarantine}</Link>
            </p>
          )}
        </details>
      )}
    </li>
  );
}

function State({ of }: { readonly of: OrderFile }) {
  const { states } = useWords(orderFileWords);
  if (of.useless) return <Badge tone="bad">{states.useless}</Badge>;
  if (of.refused > 0) return <Badge tone="wait">{states.partly}</Badge>;
  const waits = of.findings.some(({ fate }) => fate === 'quarantined');
  return waits ? <Badge tone="wait">{states.waiting}</Badge> : <Badge tone="good">{states.good}</Badge>;
}

function Findings({ of }: { readonly of: OrderFile }) {
  const t = useWords(orderFileWords);
  const say = useSay();
  return (
    <>
      <ul className="finding-list">
        {of.findings.map((one) => (
          <li key={`${one.line} ${one.column ?? ''} ${one.zh}`}>
            <strong>{one.line === 0 ? t.whole : t.place(one.line, one.column)}</strong>
            <span className="soft-text">{t.fates[one.fate]}</span>
            <span>{say(one)}</span>
          </li>
        ))}
      </ul>
      {of.found > of.findings.length && (
        <p className="soft-text">{t.notListed(of.found - of.findings.length)}</p>
      )}
    </>
  );
}
