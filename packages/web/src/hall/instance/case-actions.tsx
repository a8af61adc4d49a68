import { lazy, Suspense, useState } from 'react';
import { answer, api, withKey } from '../../api/client.ts';
import type { InstanceDetail } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { applicationWords } from '../../locale/applications.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { SuccessNote } from '../../ui/success-note.tsx';

const WithdrawDialog = lazy(() =>
  import('./withdraw-dialog.tsx').then((file) => ({ default: file.WithdrawDialog })),
);

const SupplementDialog = lazy(() =>
  import('./supplement-dialog.tsx').then((file) => ({ default: file.SupplementDialog })),
);

function RemindButton({
  of,
  onDone,
}: {
  readonly of: InstanceDetail;
  readonly onDone: (words: string) => void;
}) {
  const t = useWords(applicationWords);
  const refresh = useRefresh();
  const remind = useCommand(
    (_: void, key: string) =>
      answer(
        api.POST('/api/instances/{id}/remind', {
          params: { path: { id: of.id }, header: withKey(key) },
          body: {},
        }),
      ),
    async () => {
      await refresh(['instance', of.id]);
      onDone(t.reminded);
    },
  );
  return (
    <>
      <ActionButton variant="default" pending={remind.pending} onClick={() => remind.send()}>
        {t.remind}
      </ActionButton>
      {remind.error !== null && <ProblemNote error={remind.error} />}
    </>
  );
}

/** 催办, 补充说明 and 撤回; what is not allowed now says why. */
export function CaseActions({ of }: { readonly of: InstanceDetail }) {
  const t = useWords(applicationWords);
  const [withdrawing, setWithdrawing] = useState(false);
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState<string>();
  const withdraw = of.actions.find((one) => one.action === 'withdraw');
  const remind = of.actions.find((one) => one.action === 'remind');
  const maySupplement = of.actions.some(({ action, allowed }) => action === 'supplement' && allowed);
  // While the case waits for its applicant there is nobody to remind, and nothing to explain about it.
  const asked = of.state === 'returned' ? [withdraw] : [remind, withdraw];
  const refused = asked.flatMap((one) => (one?.allowed === false && one.reason ? [one.reason] : []));
  // A closed case needs no list of what is no longer possible.
  if (of.state === 'closed') return said ? <SuccessNote>{said}</SuccessNote> : null;
  return (
    <section className="card case-actions no-print" aria-labelledby="case-actions">
      <h2 id="case-actions">{t.actions}</h2>
      {said && <SuccessNote>{said}</SuccessNote>}
      <div className="case-actions-row">
        {remind?.allowed && <RemindButton of={of} onDone={setSaid} />}
        {maySupplement && (
          <ActionButton variant="default" pending={false} onClick={() => setAdding(true)}>
            {t.supplement}
          </ActionButton>
        )}
        {withdraw?.allowed && (
          <ActionButton variant="default" pending={false} onClick={() => setWithdrawing(true)}>
            {t.withdraw}
          </ActionButton>
        )}
      </div>
      {refused.length > 0 && (
        <ul>
          {refused.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {adding && (
        <Suspense>
          <SupplementDialog
            id={of.id}
            onDone={() => setSaid(t.supplemented)}
            onClose={() => setAdding(false)}
          />
        </Suspense>
      )}
      {withdrawing && (
        <Suspense>
          <WithdrawDialog
            id={of.id}
            onDone={() => setSaid(t.withdrawn)}
            onClose={() => setWithdrawing(false)}
          />
        </Suspense>
      )}
    </section>
  );
}
