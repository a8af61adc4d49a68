import { lazy, Suspense, useState } from 'react';
import { answer, api, withKey } from '../../api/client.ts';
import type { InstanceDetail } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { afterWords } from '../../locale/after.ts';
import { longDate } from '../../locale/dates.ts';
import { useLanguage } from '../../locale/language.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';

const NotSolvedDialog = lazy(() =>
  import('./not-solved-dialog.tsx').then((file) => ({ default: file.NotSolvedDialog })),
);

/** 办好了吗: asked once after the close, two answers, neither pushed. */
export function ConfirmBox({ of }: { readonly of: InstanceDetail }) {
  const t = useWords(afterWords);
  const chosen = useLanguage();
  const refresh = useRefresh();
  const [objecting, setObjecting] = useState(false);
  const confirm = useCommand(
    (_: void, key: string) =>
      answer(
        api.POST('/api/instances/{id}/confirm', {
          params: { path: { id: of.id }, header: withKey(key) },
          body: {},
        }),
      ),
    () => refresh(['instance', of.id], ['rating', of.id], ['obligations'], ['instances']),
  );
  if (of.confirmation === null) return null;
  return (
    <section className="card case-actions no-print" aria-labelledby="confirm-title">
      <h2 id="confirm-title">{t.askTitle}</h2>
      <p>{t.askText(longDate(chosen, of.confirmation.until))}</p>
      <div className="case-actions-row">
        <ActionButton variant="default" pending={confirm.pending} onClick={() => confirm.send()}>
          {t.solved}
        </ActionButton>
        <ActionButton variant="default" pending={false} onClick={() => setObjecting(true)}>
          {t.notSolved}
        </ActionButton>
      </div>
      {confirm.error !== null && <ProblemNote error={confirm.error} />}
      {objecting && (
        <Suspense>
          <NotSolvedDialog
            id={of.id}
            maxFiles={of.confirmation.maxFiles}
            onClose={() => setObjecting(false)}
          />
        </Suspense>
      )}
    </section>
  );
}
