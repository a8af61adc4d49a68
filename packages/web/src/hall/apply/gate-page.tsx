import { Button } from '@mantine/core';
import { type EligibilityFacts, eligibilityOf, type Form, type Gate } from '@wangban/engine/form';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { applyWords } from '../../locale/apply.ts';
import { formFieldWords } from '../../locale/form-fields.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { ChoiceInput } from '../../ui/fields/choice-input.tsx';
import { type BackLink, Page } from '../../ui/page/page.tsx';
import { ProblemSummary } from '../../ui/problem/problem-summary.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';

interface GateFacts {
  readonly title: string;
  readonly back: BackLink;
}

/** Questions before the form 受理条件, one at a time; whoever is in the wrong place learns where to go. No errors, no red. */
export function GatePage(
  props: GateFacts & {
    readonly form: Form;
    readonly facts: Omit<EligibilityFacts, 'answers'>;
    readonly onPass: () => void;
  },
) {
  const [answers, setAnswers] = useState<EligibilityFacts['answers']>({});
  const { form, facts, onPass } = props;
  const state = eligibilityOf(form, { ...facts, answers });
  const isPassed = state.state === 'pass';

  // By an answer, or because the day has turned while the question stood there.
  useEffect(() => {
    if (isPassed) onPass();
  }, [isPassed, onPass]);

  if (state.state === 'pass') return <PageSkeleton />;
  if (state.state === 'exit') return <Exit {...props} gate={state.gate} onAgain={() => setAnswers({})} />;
  return (
    <Question
      key={state.gate.key}
      {...props}
      gate={state.gate}
      onAnswer={(answer) => setAnswers({ ...answers, [state.gate.key]: answer })}
    />
  );
}

function Question(
  props: GateFacts & { readonly gate: Gate; readonly onAnswer: (answer: string | boolean) => void },
) {
  const t = useWords(formFieldWords);
  const { yes, no } = useWords(applyWords);
  const say = useSay();
  const [chosen, choose] = useState<string | undefined>(undefined);
  const [attempt, setAttempt] = useState(0);
  const { gate } = props;
  const question = gate.question ? say(gate.question) : '';
  const missing = attempt > 0 && chosen === undefined ? t.gateMissing(question) : undefined;
  const options = gate.options?.map(({ value, label, hint }) => ({
    value,
    label: say(label),
    hint: hint && say(hint),
  }));

  function onSubmit(event: SyntheticEvent): void {
    event.preventDefault();
    if (chosen === undefined) setAttempt((count) => count + 1);
    else props.onAnswer(options ? chosen : chosen === 'true');
  }

  return (
    <Page
      title={t.gateTitle}
      titleParts={[props.title]}
      caption={props.title}
      back={props.back}
      hasProblems={missing !== undefined}
    >
      {missing && <ProblemSummary key={attempt} items={[{ id: gate.key, message: missing }]} />}
      <form className="card section-fields" noValidate onSubmit={onSubmit}>
        <ChoiceInput
          id={gate.key}
          label={question}
          hint={gate.hint && say(gate.hint)}
          error={missing}
          short={!options}
          options={
            options ?? [
              { value: 'true', label: yes },
              { value: 'false', label: no },
            ]
          }
          value={chosen}
          onChange={choose}
        />
        <div>
          <Button type="submit" size="lg">
            {t.gateContinue}
          </Button>
        </div>
      </form>
    </Page>
  );
}

function Exit(props: GateFacts & { readonly gate: Gate; readonly onAgain: () => void }) {
  const t = useWords(formFieldWords);
  const { ineligibleOther } = useWords(applyWords);
  const say = useSay();
  const { gate } = props;
  const { goTo } = gate;
  return (
    <Page title={t.exitTitle} titleParts={[props.title]} caption={props.title} back={props.back}>
      <p>{say(gate.exit)}</p>
      <div className="field-actions">
        {goTo?.service !== undefined && (
          <ButtonLink to={`/services/${goTo.service}`}>{say(goTo.label)}</ButtonLink>
        )}
        {goTo?.href !== undefined && <a href={goTo.href}>{say(goTo.label)}</a>}
        {goTo === undefined && <ButtonLink to="/services">{ineligibleOther}</ButtonLink>}
        {gate.question && (
          <Button variant="default" size="lg" onClick={props.onAgain}>
            {t.gateAgain}
          </Button>
        )}
      </div>
    </Page>
  );
}
