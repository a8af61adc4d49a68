import './decision.css';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { TaskDetail } from '../../api/shapes.ts';
import { taskWords } from '../../locale/desk.ts';
import { useWords } from '../../locale/words.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { whenIdle } from '../../ui/when-idle.ts';
import { INBOX } from '../addresses.ts';
import { moreActs } from '../more/more-act.ts';
import { MoreActs } from '../more/more-acts.tsx';
import { nextPlace } from '../next-task.ts';
import type { FillIn } from '../fill-in/use-fill-in.ts';
import type { DecisionAction } from './check-decision.ts';
import type { Candidate } from './person-picker.tsx';

const loadForm = () => import('./decision-form.tsx').then((file) => ({ default: file.DecisionForm }));
const DecisionForm = lazy(loadForm);

const ORDER: readonly DecisionAction[] = ['approve', 'reject', 'returnTo', 'transfer'];

/** 处理 The decision on an open task: the acts that the step allows, then the panel of the chosen one. */
export function DecisionSection({
  detail,
  fillIn,
}: {
  readonly detail: TaskDetail;
  readonly fillIn: FillIn | undefined;
}) {
  const t = useWords(taskWords);
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const [action, setAction] = useState<DecisionAction>();
  useEffect(() => {
    // While the application is being read, so that the panel is there when it is asked for.
    return whenIdle(() => void loadForm().catch(() => undefined));
  }, []);
  const offered = ORDER.flatMap((name) => detail.actions.find((one) => one.action === name) ?? []);
  const allowed = ORDER.filter((name) => offered.some((one) => one.action === name && one.allowed));
  // One cause may stand behind several: it is said once.
  const refused = new Set(offered.flatMap(({ allowed: may, reason }) => (may || !reason ? [] : [reason])));

  const goOn = async (done: DecisionAction, to: Candidate | undefined) => {
    const { to: place, more } = await nextPlace(detail.task.id);
    const what = t.heading(detail.task.applicant.name, detail.task.title);
    const notice = `${doneWords(done, what, to, t)}${after(place, more, t)}`;
    void client.invalidateQueries({ queryKey: ['tasks', 'count'] });
    void client.invalidateQueries({ queryKey: ['instance', detail.task.instanceId] });
    navigate(place, { state: { notice } });
  };

  const choose = (name: DecisionAction) => {
    // What is missing is said before the panel opens: the fields are above it.
    if (name !== 'approve' || fillIn === undefined || fillIn.check() !== undefined) setAction(name);
  };

  if (action !== undefined) {
    const rule = offered.find((one) => one.action === action);
    return (
      <Suspense fallback={<Skeleton lines={4} />}>
        <DecisionForm
          key={action}
          detail={detail}
          action={action}
          fillIn={fillIn}
          opinionRequired={rule?.opinionRequired ?? false}
          onDone={goOn}
          onCancel={() => {
            setAction(undefined);
            // The panel goes away with its button: the focus returns to where it came from.
            requestAnimationFrame(() => document.querySelector<HTMLElement>(`#act-${action}`)?.focus());
          }}
        />
      </Suspense>
    );
  }
  return (
    <section className="decision" aria-labelledby="decide-title">
      <div className="decision-intro">
        <h2 id="decide-title">{t.decide}</h2>
        {allowed.length > 0 && <p className="soft-text">{t.decideHint}</p>}
      </div>
      {allowed.length > 0 && (
        <div className="decision-acts">
          {allowed.map((name) => (
            <Button
              key={name}
              id={`act-${name}`}
              variant={name === 'approve' ? 'filled' : 'default'}
              onClick={() => choose(name)}
            >
              {t.actions[name]}
            </Button>
          ))}
        </div>
      )}
      <MoreActs detail={detail} acts={moreActs(detail)} look={allowed.length > 0 ? 'folded' : 'only'} />
      {refused.size > 0 && (
        <ul className="decision-refused soft-text">
          {[...refused].map((reason) => (
            <li key={reason}>{reason}</li>
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
