import './decision.css';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { TaskDetail } from '../../api/shapes.ts';
import { taskWords } from '../../locale/desk.ts';
import { useWords } from '../../locale/words.ts';
import { INBOX } from '../addresses.ts';
import { nextPlace } from '../next-task.ts';
import type { DecisionAction } from './check-decision.ts';
import { DecisionForm } from './decision-form.tsx';
import type { Candidate } from './person-picker.tsx';

const ORDER: readonly DecisionAction[] = ['approve', 'reject', 'returnTo', 'transfer'];

/** 处理 The decision on an open task: the acts that the step allows, then the panel of the chosen one. */
export function DecisionSection({ detail }: { readonly detail: TaskDetail }) {
  const t = useWords(taskWords);
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const [action, setAction] = useState<DecisionAction>();
  const offered = ORDER.flatMap((name) => detail.actions.find((one) => one.action === name) ?? []);
  const allowed = ORDER.filter((name) => offered.some((one) => one.action === name && one.allowed));
  const refused = offered.filter((one) => !one.allowed && one.reason !== null);

  const goOn = async (done: DecisionAction, to: Candidate | undefined) => {
    const { to: place, more } = await nextPlace(detail.task.id);
    const what = t.heading(detail.task.applicant.name, detail.task.title);
    const notice = `${doneWords(done, what, to, t)}${after(place, more, t)}`;
    void client.invalidateQueries({ queryKey: ['tasks', 'count'] });
    void client.invalidateQueries({ queryKey: ['instance', detail.task.instanceId] });
    navigate(place, { state: { notice } });
  };

  if (action !== undefined) {
    const rule = offered.find((one) => one.action === action);
    return (
      <DecisionForm
        key={action}
        detail={detail}
        action={action}
        opinionRequired={rule?.opinionRequired ?? false}
        onDone={goOn}
        onCancel={() => {
          setAction(undefined);
          // The panel goes away with its button: the focus returns to where it came from.
          requestAnimationFrame(() => document.querySelector<HTMLElement>(`#act-${action}`)?.focus());
        }}
      />
    );
  }
  return (
    <section className="decision" aria-labelledby="decide-title">
      <div className="decision-intro">
        <h2 id="decide-title">{t.decide}</h2>
        <p className="soft-text">{t.decideHint}</p>
      </div>
      <div className="decision-acts">
        {allowed.map((name) => (
          <Button
            key={name}
            id={`act-${name}`}
            variant={name === 'approve' ? 'filled' : 'default'}
            onClick={() => setAction(name)}
          >
            {t.actions[name]}
          </Button>
        ))}
      </div>
      {refused.length > 0 && (
        <ul className="decision-refused soft-text">
          {refused.map((one) => (
            <li key={one.action}>{one.reason}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

type TaskText = ReturnType<typeof useWords<typeof taskWords.zh>>;

function after(place: string, more: boolean, t: TaskText): string {
  if (!more) return t.allDone;
  return place === INBOX ? '' : t.movedOn;
}

function doneWords(done: DecisionAction, what: string, to: Candidate | undefined, t: TaskText): string {
  switch (done) {
    case 'approve':
      return t.doneApprove(what);
    case 'reject':
      return t.doneReject(what);
    case 'returnTo':
      return t.doneReturnTo(what);
    case 'transfer':
      return t.doneTransfer(what, to?.name ?? '');
  }
}
