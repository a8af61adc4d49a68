import type { Field, Text } from '@wangban/engine/form';
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

/** Pickers are the same by what they name. */
function isSame(value: unknown, known: unknown): boolean {
  const [one, other] = [value, known].map((each) =>
    typeof each === 'object' && each !== null && 'id' in each ? each.id : each,
  );
  return one === other;
}

function correctionOf({ prefill }: Field): Text | undefined {
  return typeof prefill === 'object' ? prefill.correction : undefined;
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
  const { filling, state, prefill, prefillOrigin } = facts;
  // Alone on a page, the section's own heading is the page's.
  const Heading = props.titled ? 'h3' : 'h2';
  const titleId = `section-${section.key}`;
  function errorOf({ key, type }: Field): string | undefined {
    // A table shows the messages of its cells at the cells.
    const here = runner.wrong.find((one) => (type === 'details' ? one.id === key : one.key === key));
    return here?.message[chosen];
  }

  function draw(field: Field) {
    if (!runner.check.now.visible.has(field.key)) return null;
    const value = state.data[field.key];
    const known = prefill[field.key];
    const isHeld = runner.check.now.readOnly.has(field.key) && known !== undefined;
    const offer = facts.said?.offered.find((one) => one.field === field.key && isSame(value, one.value));
    const prefilled = isHeld || (known !== undefined && isSame(value, known));
    return (
      <FormField
        key={field.key}
        field={field}
        value={value}
        required={runner.check.now.required.has(field.key)}
        readOnly={runner.check.now.readOnly.has(field.key)}
        error={errorOf(field)}
        days={daysOf(runner.check.now.data[field.key])}
        prefilledFrom={
          offer ? say(offer.from) : prefilled && prefillOrigin ? say(prefillOrigin.source) : undefined
        }
        lockedUntil={
          isHeld && prefillOrigin ? say(correctionOf(field) ?? prefillOrigin.correction) : undefined
        }
        said={facts.said?.messages[field.key]}
        suggests={facts.asked?.suggesting.includes(field.key)}
        files={state.files}
        onChange={(next) => filling.change(field.key, next)}
        onAddFile={(file) => filling.addFile(field.key, file)}
      />
    );
  }
  return (
    <section
      className="card section-fields"
      {...(props.titled ? { 'aria-labelledby': titleId } : { 'aria-label': say(section.title) })}
    >
      {props.titled && <h2 id={titleId}>{say(section.title)}</h2>}
      {section.hint && <p className="field-hint">{say(section.hint)}</p>}
      {section.fields.map((item) => {
        if (item.type !== 'group') return draw(item);
        const shown = item.fields.filter((field) => runner.check.now.visible.has(field.key));
        if (shown.length === 0) return null;
        const groupId = `group-${item.key}`;
        return (
          <div key={item.key} role="group" aria-labelledby={groupId} className="field-set">
            <Heading id={groupId}>{say(item.label)}</Heading>
            {item.hint && <p className="field-hint">{say(item.hint)}</p>}
            {shown.map(draw)}
          </div>
        );
      })}
    </section>
  );
}
