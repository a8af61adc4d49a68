import type { DeadGroup } from '../../api/shapes.ts';
import { settlingWords } from '../../locale/settling.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { SuccessNote } from '../../ui/success-note.tsx';
import { useResendDead } from './use-resend-dead.ts';

/** 死信 by equal error, each with one button for all of its kind. */
export function DeadGroups(props: {
  readonly code: string;
  readonly groups: readonly DeadGroup[];
  readonly mayChange: boolean;
}) {
  const { code, groups, mayChange } = props;
  const t = useWords(settlingWords);
  const say = useSay();
  const { send, pending, error, told } = useResendDead(code);
  const nameOf = ({ error: of, key }: DeadGroup): string => (of === null ? key : say(of));
  if (groups.length === 0) return told === undefined ? null : <SuccessNote>{told}</SuccessNote>;
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
              <ActionButton variant="default" pending={pending} onClick={() => send({ errorKey: group.key })}>
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
