import './decision.css';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { problemOf } from '../../api/problem.ts';
import { decisionWords } from '../../locale/decision.ts';
import { useWords } from '../../locale/words.ts';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';

const CONFLICT = 409;
const UNAUTHORISED = 401;

/**
 * Why a decision was not taken. A conflict means that the page shows an old state: the task is read again, and where it
 * is no longer open the page says who handled it and leads on.
 */
export function DecisionProblem({ error }: { readonly error: unknown }) {
  const t = useWords(decisionWords);
  const client = useQueryClient();
  const { status, code } = problemOf(error);
  useEffect(() => {
    if (status === CONFLICT) void client.invalidateQueries({ queryKey: ['tasks'] });
  }, [client, status]);
  if (code === 'STALE_VERSION' || code === 'DATA_CHANGED')
    return <Note title={t.changedTitle} detail={t.changedDetail} />;
  if (status === UNAUTHORISED) return <Note title={t.expiredTitle} detail={t.expiredDetail} />;
  return <ProblemNote error={error} />;
}

function Note({ title, detail }: { readonly title: string; readonly detail: string }) {
  return (
    <div className="decision-note" role="alert">
      <strong>{title}</strong>
      <p>{detail}</p>
    </div>
  );
}
