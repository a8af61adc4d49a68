import { type FieldFacts, FieldFrame } from '../../../ui/fields/field-frame.tsx';
import { describedBy } from '../../../ui/fields/field-text.tsx';
import { optionsOf } from './options-of.ts';

/** 选择 One of a few words that are always chosen from: there is no empty choice. */
export function WordSelect(
  props: FieldFacts & {
    readonly words: Readonly<Record<string, string>>;
    readonly value: string;
    readonly onChange: (value: string) => void;
  },
) {
  const { words, value, onChange, ...facts } = props;
  // What a file says and nobody knows stays visible, to be put right.
  const known = Object.hasOwn(words, value) ? words : { [value]: value, ...words };
  return (
    <FieldFrame {...facts}>
      <select
        className="input"
        id={facts.id}
        name={facts.id}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={facts.error ? true : undefined}
        aria-describedby={describedBy(facts.id, facts.hint, facts.error)}
      >
        {optionsOf(known).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
