import '../../ui/card.css';
import './activities.css';
import { useState } from 'react';
import { answer, api, withKey } from '../../api/client.ts';
import type { InstanceDetail, OpenActivity } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { activityWords } from '../../locale/activities.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ConfirmDialog } from '../../ui/dialog/confirm-dialog.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { SuccessNote } from '../../ui/success-note.tsx';

/** What is asked: begin an activity, or say that nothing more is to be done. */
type Wish = { readonly begin: OpenActivity['choices'][number] } | { readonly end: true };

/** 即席活动: steps in which people choose what is done, and how often. */
export function Activities({ of }: { readonly of: InstanceDetail }) {
  return of.activities.map((step) => <Step key={step.scope} instance={of.id} of={step} />);
}

function Step({ instance, of }: { readonly instance: number; readonly of: OpenActivity }) {
  const t = useWords(activityWords);
  const say = useSay();
  const refresh = useRefresh();
  const [said, setSaid] = useState<string>();
  const [isOver, setIsOver] = useState(false);
  const [ending, setEnding] = useState(false);
  const { node, scope } = of;
  const command = useCommand(
    (wish: Wish, key: string) => {
      const params = { path: { id: instance }, header: withKey(key) };
      if ('end' in wish) {
        const body = { node, scope };
        return answer(api.POST('/api/instances/{id}/activities-done', { params, body }));
      }
      const body = { activity: wish.begin.id, scope };
      return answer(api.POST('/api/instances/{id}/activities', { params, body }));
    },
    async (_, wish) => {
      // Who was asked only about this step may not read the case any longer: the answer must not depend on reading it again.
      setIsOver('end' in wish);
      setSaid('end' in wish ? t.ended : t.begun(say(wish.begin.name)));
      setEnding(false);
      await refresh(['instance', instance], ['tasks']);
    },
  );
  const title = `activities-${scope}`;
  if (isOver) return <SuccessNote>{said}</SuccessNote>;
  return (
    <section className="card activities" aria-labelledby={title}>
      <div>
        <h2 id={title}>{say(of.nodeName)}</h2>
        <p className="soft-text">{of.choices.length > 0 ? t.lead : t.oneAtATime}</p>
      </div>
      {said && <SuccessNote>{said}</SuccessNote>}
      {of.choices.length > 0 && (
        <ul className="activities-list">
          {of.choices.map((choice) => (
            <li key={choice.id}>
              <ActionButton
                variant="light"
                pending={command.pending}
                onClick={() => command.send({ begin: choice })}
              >
                {t.begin(say(choice.name))}
              </ActionButton>
            </li>
          ))}
        </ul>
      )}
      {command.error !== null && !ending && <ProblemNote error={command.error} />}
      {of.mayEnd && (
        <div>
          <ActionButton variant="default" pending={command.pending} onClick={() => setEnding(true)}>
            {t.end}
          </ActionButton>
        </div>
      )}
      {ending && (
        <ConfirmDialog
          title={t.endTitle(say(of.nodeName))}
          confirm={t.end}
          pending={command.pending}
          error={command.error}
          onConfirm={() => command.send({ end: true })}
          onClose={() => setEnding(false)}
        >
          <p>{t.endText}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
