import './reconciliation.css';
import '../../../ui/card.css';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client.ts';
import type { Reconciliation } from '../../../api/shapes.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useRefresh } from '../../../api/use-refresh.ts';
import { shortDateTime } from '../../../locale/dates.ts';
import { useLanguage } from '../../../locale/language.ts';
import { reconciliationWords } from '../../../locale/reconciliation.ts';
import { useNow } from '../../../locale/use-now.ts';
import { type Text, useSay, useWords } from '../../../locale/words.ts';
import type { PageProps } from '../../../routes.ts';
import { ActionButton } from '../../../ui/action-button.tsx';
import { ProblemNote } from '../../../ui/problem/problem-note.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Differences } from './differences.tsx';
import { reconciliationQuery } from './reconciliation-query.ts';
import { SystemFrame } from '../system-frame.tsx';
import { RunTable } from './run-table.tsx';

/** 对账 How many orders both sides have, what differs, and what was compared when. */
export function ReconciliationPage({ params }: PageProps) {
  const code = params['code'] ?? '';
  return (
    <SystemFrame code={code} tab="reconciliation">
      {({ name, style }) => <Comparison code={code} name={name} isTold={style === 'export'} />}
    </SystemFrame>
  );
}

function Comparison(props: { readonly code: string; readonly name: Text; readonly isTold: boolean }) {
  const { code, name, isTold } = props;
  const t = useWords(reconciliationWords);
  const say = useSay();
  const { data, error, refetch } = useQuery(reconciliationQuery(code));
  if (error) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={5} />;
  return (
    <>
      <p className="soft-text">{isTold ? t.leadTold : t.lead}</p>
      <Figures code={code} name={say(name)} of={data} />
      <Differences code={code} of={data} />
      <RunTable runs={data.runs} />
    </>
  );
}

function Figures(props: { readonly code: string; readonly name: string; readonly of: Reconciliation }) {
  const { code, name, of } = props;
  const t = useWords(reconciliationWords);
  const chosen = useLanguage();
  const now = useNow();
  const refresh = useRefresh();
  const compare = useCommand(
    () => answer(api.POST('/api/office/systems/{code}/reconciliation', { params: { path: { code } } })),
    () => refresh(['reconciliation', code], ['differences', code]),
  );
  const at = (instant: string) => shortDateTime(chosen, instant, now);
  const { last, nextAt } = of;
  return (
    <section className="card" aria-labelledby="both">
      <h2 id="both">{t.figures}</h2>
      {last === null && <p>{`${t.never} · ${t.neverNext}`}</p>}
      {last !== null && (
        <p className="both-sides">
          <span>
            {t.hall} <strong>{last.here}</strong>
          </span>
          <span aria-hidden>/</span>
          <span>
            {name} <strong>{last.there}</strong>
          </span>
        </p>
      )}
      <p className="soft-text">
        {[last?.endedAt ? t.at(at(last.endedAt)) : '', nextAt ? t.nextAt(at(nextAt)) : '']
          .filter((text) => text !== '')
          .join(' · ')}
      </p>
      {!of.mayCompare && <p>{t.cannot}</p>}
      {compare.error !== null && <ProblemNote error={compare.error} />}
      {of.maySettle && of.mayCompare && (
        <ActionButton
          variant="light"
          pending={compare.pending || of.isRunning}
          onClick={() => compare.send(undefined)}
        >
          {of.isRunning ? t.running : t.compare}
        </ActionButton>
      )}
    </section>
  );
}
