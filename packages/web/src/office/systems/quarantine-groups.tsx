import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { settlingWords } from '../../locale/settling.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { SuccessNote } from '../../ui/success-note.tsx';
import { Tick } from './act-form.tsx';
import { DropAll } from './drop-all.tsx';

/** 隔离 by reason: what to do about it, and one button for all of a kind. */
export function QuarantineGroups(props: {
  readonly code: string;
  readonly groups: readonly { readonly reason: string; readonly count: number }[];
  readonly mayChange: boolean;
}) {
  const { code, groups, mayChange } = props;
  const t = useWords(settlingWords);
  const refresh = useRefresh();
  const [told, setTold] = useState<string>();
  const [withNewMap, setWithNewMap] = useState(true);
  const { send, pending, error } = useCommand(
    (reason: string) =>
      answer(
        api.POST('/api/office/systems/{code}/events/apply', {
          params: { path: { code } },
          body: { of: { reason }, withNewMap: withNewMap && reason === 'unknownStatus' },
        }),
      ),
    async ({ count, more }) => {
      setTold(t.appliedAgain(count, more));
      await refresh(['systemRows', code], ['systems']);
    },
  );
  const results: Readonly<Record<string, string>> = t.results;
  const cures: Readonly<Record<string, string>> = t.cures;
  if (groups.length === 0) return told === undefined ? null : <SuccessNote>{told}</SuccessNote>;
  return (
    <section className="card stack" aria-labelledby="reasons">
      <h2 id="reasons">{t.byReason}</h2>
      {error !== null && <ProblemNote error={error} />}
      {told !== undefined && <SuccessNote>{told}</SuccessNote>}
      <ul className="system-list system-list-amiss">
        {groups.map(({ reason, count }) => (
          <li key={reason}>
            <div>
              <strong>
                {results[reason] ?? reason} ({count})
              </strong>
              <p>{cures[reason]}</p>
            </div>
            {mayChange && (
              <div className="system-actions">
                {reason === 'unknownStatus' && (
                  <Tick label={t.withNewMap} checked={withNewMap} onChange={setWithNewMap} />
                )}
                <ActionButton variant="default" pending={pending} onClick={() => send(reason)}>
                  {t.applyAll}
                  <span className="hidden-text"> {results[reason] ?? reason}</span>
                </ActionButton>
                <DropAll
                  code={code}
                  reason={reason}
                  name={results[reason] ?? reason}
                  count={count}
                  onDropped={setTold}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
