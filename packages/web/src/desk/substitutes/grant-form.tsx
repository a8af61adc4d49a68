import '../../ui/card.css';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useRefresh } from '../../api/use-refresh.ts';
import { substituteWords } from '../../locale/substitutes.ts';
import { useWords } from '../../locale/words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { fromCampusField } from '../../ui/fields/campus-time.ts';
import { ChoiceInput } from '../../ui/fields/choice-input.tsx';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { useSmallForm } from '../../ui/fields/use-small-form.ts';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';
import { ProblemSummary } from '../../ui/problem/problem-summary.tsx';
import { type Candidate, PersonPicker } from '../decision/person-picker.tsx';
import { checkSubstitute, codesIn, newSubstitute, type SubstituteValues } from './check-substitute.ts';
import { ServicePicker } from './service-picker.tsx';

function send(values: SubstituteValues) {
  const isPart = values.scope === 'services';
  return answer(
    api.POST('/api/substitutions', {
      body: {
        substitute: Number(values.substitute),
        from: fromCampusField(values.from) ?? '',
        to: fromCampusField(values.to) ?? '',
        scope: isPart ? 'services' : 'all',
        targets: isPart ? [...codesIn(values.targets)] : [],
        includeOpen: values.includeOpen !== '',
      },
    }),
  );
}

/** 新的委托: who, from when to when, for which services, and whether what is open already is meant. */
export function GrantForm(props: {
  readonly nameOf: (code: string) => string;
  readonly onGranted: (name: string) => void;
}) {
  const t = useWords(substituteWords);
  const refresh = useRefresh();
  const [person, setPerson] = useState<Candidate>();
  const granting = useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await refresh(['substitutions']);
      props.onGranted(person?.name ?? '');
    },
    onError: (error) => form.show(problemOf(error)),
  });
  const [openedAt] = useState(() => new Date());
  const form = useSmallForm(
    newSubstitute(openedAt),
    (values) => checkSubstitute(t, values, new Date()),
    (values) => granting.mutate(values),
  );
  const { field, values } = form;
  const who = field('substitute');
  const targets = field('targets');
  return (
    <form className="card stack" noValidate onSubmit={form.onSubmit} aria-labelledby="grant-title">
      <h2 id="grant-title">{t.add}</h2>
      {form.summary.length > 0 && <ProblemSummary key={form.attempt} items={form.summary} />}
      {granting.isError && form.summary.length === 0 && <ProblemNote error={granting.error} />}
      <PersonPicker
        id={who.id}
        label={t.who}
        chosen={person}
        error={who.error}
        onChoose={(chosen) => {
          setPerson(chosen);
          who.onChange(chosen === undefined ? '' : String(chosen.id));
        }}
      />
      <TextInput type="datetime-local" label={t.start} {...field('from')} />
      <TextInput type="datetime-local" label={t.until} hint={t.untilHint} {...field('to')} />
      <ChoiceInput
        label={t.scope}
        options={[
          { value: 'all', label: t.scopeAll },
          { value: 'services', label: t.scopeSome },
        ]}
        {...field('scope')}
      />
      {values.scope === 'services' && (
        <ServicePicker
          id={targets.id}
          chosen={codesIn(targets.value)}
          nameOf={props.nameOf}
          error={targets.error}
          onChange={(codes) => targets.onChange(codes.join(','))}
        />
      )}
      <label className="option">
        <input
          type="checkbox"
          checked={values.includeOpen !== ''}
          onChange={(event) => field('includeOpen').onChange(event.currentTarget.checked ? 'yes' : '')}
        />
        <span>{t.includeOpen}</span>
      </label>
      <div>
        <ActionButton submit pending={granting.isPending}>
          {t.grant}
        </ActionButton>
      </div>
    </form>
  );
}
