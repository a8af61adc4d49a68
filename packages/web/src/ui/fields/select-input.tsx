import { type FieldFacts, FieldFrame } from './field-frame.tsx';
import { describedBy } from './field-text.tsx';
import type { Option } from './choice-input.tsx';

/** One of many answers, with the browser's own list. `empty` is the line shown before a choice. */
export function SelectInput(
  props: FieldFacts & {
    readonly options: readonly Option[];
    readonly value: string | undefined;
    readonly onChange: (value: string) => void;
    readonly empty: string;
  },
) {
  const { options, value, onChange, empty, ...facts } = props;
  return (
    <FieldFrame {...facts}>
      <select
        className="input"
        id={facts.id}
        name={facts.id}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={facts.error ? true : undefined}
        aria-describedby={describedBy(facts.id, facts.hint, facts.error)}
      >
        <option value="">{empty}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
