import { fieldsOf } from '@wangban/engine/form';
import { useLanguage } from '../../locale/language.ts';
import { useSay } from '../../locale/words.ts';
import { FormField } from './fields/form-field.tsx';
import type { RunnerFacts } from './runner-facts.ts';
import type { ShownSection } from './sections.ts';
import type { Runner } from './use-runner.ts';

function daysOf(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null || !('days' in value)) return undefined;
  return typeof value.days === 'number' ? value.days : undefined;
}

/** The visible fields of one section. `titled` = with its heading, where several stand on one page. */
export function SectionFields(props: {
  readonly shown: ShownSection;
  readonly titled: boolean;
  readonly facts: RunnerFacts;
  readonly runner: Runner;
}) {
  const say = useSay();
  const chosen = useLanguage();
  const { facts, runner } = props;
  const { section } = props.shown;
  const { filling, state, prefill, prefillSource } = facts;
  const titleId = `section-${section.key}`;
  return (
    <section
      className="card section-fields"
      {...(props.titled ? { 'aria-labelledby': titleId } : { 'aria-label': say(section.title) })}
    >
      {props.titled && <h2 id={titleId}>{say(section.title)}</h2>}
      {fieldsOf(section)
        .filter((field) => runner.now.visible.has(field.key))
        .map((field) => {
          const value = state.data[field.key];
          const prefilled = value !== undefined && value !== '' && value === prefill[field.key];
          return (
            <FormField
              key={field.key}
              field={field}
              value={value}
              required={runner.now.required.has(field.key)}
              error={runner.wrong.find((one) => one.key === field.key)?.message[chosen]}
              days={daysOf(runner.now.data[field.key])}
              prefilledFrom={prefilled ? prefillSource : undefined}
              files={state.files}
              onChange={(next) => filling.change(field.key, next)}
              onAddFile={(file) => filling.addFile(field.key, file)}
            />
          );
        })}
    </section>
  );
}
