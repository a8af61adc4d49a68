import { Button } from '@mantine/core';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import type { TaskDetail } from '../../api/shapes.ts';
import { useCommand } from '../../api/use-command.ts';
import { decisionWords } from '../../locale/decision.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LongTextInput } from '../../ui/fields/text-input.tsx';
import { ProblemSummary } from '../../ui/problem/problem-summary.tsx';
import type { FillIn } from '../fill-in/use-fill-in.ts';
import { useKeptText } from '../kept-text.ts';
import { checkDecision, type DecisionAction, type DecisionGap } from './check-decision.ts';
import { DecisionProblem } from './decision-problem.tsx';
import { MendFields, type Mends } from './mend-fields.tsx';
import { gapWords } from './gap-words.ts';
import { type Candidate, PersonPicker } from './person-picker.tsx';
import { returnChoice, targetKey } from './return-choice.ts';
import { ReturnFields } from './return-fields.tsx';
import { sendDecision } from './send-decision.ts';

/** No field of an application form has such an id. */
const FIELD_IDS = { opinion: 'decision-opinion', target: 'decision-target', to: 'decision-to' } as const;

/**
 * 确认面板: what the chosen act means, what it needs, and the button that does it. In place, no window over the page:
 * the application stays readable while the opinion is written.
 */
export function DecisionForm(props: {
  readonly detail: TaskDetail;
  readonly action: DecisionAction;
  readonly fillIn: FillIn | undefined;
  readonly opinionRequired: boolean;
  readonly onDone: (action: DecisionAction, to: Candidate | undefined) => void | Promise<void>;
  readonly onCancel: () => void;
}) {
  const { detail, action, fillIn, opinionRequired } = props;
  const { task } = detail;
  const t = useWords(decisionWords);
  const heading = useRef<HTMLHeadingElement>(null);
  const opinion = useKeptText(`wangban.opinion.${task.id}`);
  const only = detail.returnTargets.length === 1 ? detail.returnTargets[0] : undefined;
  const [target, setTarget] = useState(only === undefined ? '' : targetKey(only));
  const [resume, setResume] = useState(detail.resumes[0] ?? 'rewalk');
  const [whole, setWhole] = useState(false);
  const [to, setTo] = useState<Candidate>();
  const [mends, setMends] = useState<Mends>({});
  const [gaps, setGaps] = useState<readonly DecisionGap[]>([]);
  const [attempt, setAttempt] = useState(0);
  const command = useCommand(
    sendDecision,
    async () => {
      opinion.forget();
      fillIn?.forget();
      await props.onDone(action, to);
    },
    fillIn?.refused,
  );

  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, []);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (command.pending) return;
    const found = checkDecision(action, { opinion: opinion.text, target, to: to?.id }, opinionRequired);
    setGaps(found);
    setAttempt(attempt + 1);
    command.reset();
    const data = action === 'approve' ? fillIn?.check() : undefined;
    if (found.length > 0 || (action === 'approve' && fillIn !== undefined && data === undefined)) return;
    const returnTo = returnChoice(detail.returnTargets, target, resume, whole);
    command.send({
      action,
      taskId: task.id,
      seenVersion: task.version,
      seenDataVersion: detail.instance.dataVersion,
      opinion: opinion.text,
      returnTo,
      mend: target === 'applicant' ? mends : {},
      to: to?.id,
      data,
    });
  };
  const messageAt = (field: DecisionGap['field']) => {
    const gap = gaps.find((one) => one.field === field);
    return gap === undefined ? undefined : gapWords(gap, t);
  };

  return (
    <form className="decision-form" onSubmit={submit} noValidate aria-labelledby="decision-title">
      <div>
        <h2 ref={heading} id="decision-title" tabIndex={-1} className="decision-title">
          {t.confirmTitle[action]}
        </h2>
        <p className="soft-text">{t.means[action]}</p>
      </div>
      {gaps.length > 0 && (
        <ProblemSummary
          key={attempt}
          items={gaps.map((gap) => ({ id: FIELD_IDS[gap.field], message: gapWords(gap, t) }))}
        />
      )}
      {action === 'returnTo' && (
        <ReturnFields
          detail={detail}
          targetId={FIELD_IDS.target}
          target={target}
          targetError={messageAt('target')}
          onTarget={(key) => {
            setTarget(key);
            setWhole(false);
          }}
          resume={resume}
          onResume={setResume}
          whole={whole}
          onWhole={setWhole}
        />
      )}
      {action === 'returnTo' && target === 'applicant' && (
        <MendFields of={detail.instance} value={mends} onChange={setMends} />
      )}
      {action === 'transfer' && (
        <PersonPicker id={FIELD_IDS.to} chosen={to} error={messageAt('to')} onChoose={setTo} />
      )}
      <LongTextInput
        id={FIELD_IDS.opinion}
        label={action === 'transfer' ? t.reason : t.opinion}
        hint={action === 'returnTo' ? t.opinionHintReturn : t.opinionHint}
        optional={action === 'transfer' || !opinionRequired}
        error={messageAt('opinion')}
        value={opinion.text}
        onChange={opinion.setText}
        maxLength={action === 'transfer' ? 500 : 2000}
        rows={3}
      />
      {command.error !== null && <DecisionProblem error={command.error} />}
      <div className="decision-buttons">
        <ActionButton submit pending={command.pending} color={action === 'reject' ? 'red' : 'pine'}>
          {command.pending ? t.busy : t.confirm[action]}
        </ActionButton>
        <Button variant="default" onClick={props.onCancel}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}
