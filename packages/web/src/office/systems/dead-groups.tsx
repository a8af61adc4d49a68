import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import type { DeadGroup } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { settlingWords } from '../../locale/settling.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { SuccessNote } from '../../ui/success-note.tsx';

/** 死信 by equal error, each with one button for all of its kind. */
export function DeadGroups(props: {
  readonly code: string;
  readonly groups: readonly DeadGroup[];
  readonly mayChange: boolean;
}) {
  const { code, groups, mayChange } = props;
  const t = useWords(settlingWords);
  const say = useSay();
  const refresh = useRefresh();
  const [told, setTold] = useState<string>();
  const { send, pending, error } = useCommand(
    (errorKey: string) =>
      answer(
        api.POST('/api/office/systems/{code}/deliveries/resend', {
          params: { path: { code } },
          body: { dead: { errorKey } },
        }),
      ),
    async ({ count, more }) => {
      setTold(t.sentAgain(count, more));
      await refresh(['systemRows', code], ['systems']);
    },
  );
  const nameOf = ({ error: of, key }: DeadGroup): string => (of === null ? key : say(of));
  return (
    <section className="card stack" aria-labelledby="dead">
      <h2 id="dead">{t.deadGroups}</h2>
      {error !== null && <ProblemNote error={error} />}
      {told !== undefined && <SuccessNote>{told}</SuccessNote>}
      <ul className="system-list system-list-amiss">
        {groups.map((group) => (
          <li key={group.key}>
            <span>
              <strong>{t.deadGroup(group.count)}</strong> · {nameOf(group)}
            </span>
            {mayChange && (
              <ActionButton variant="default" pending={pending} onClick={() => send(group.key)}>
                {t.resendAll}
                <span className="hidden-text"> {nameOf(group)}</span>
              </ActionButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
