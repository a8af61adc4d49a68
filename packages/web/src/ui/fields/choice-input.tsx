import { type FieldFacts, GroupFrame } from './field-frame.tsx';

/** One answer of a choice. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** One of a few answers, all visible. The first control carries the field's id, so that a summary link lands on it. */
export function ChoiceInput(
  props: FieldFacts & {
    readonly options: readonly Option[];
    readonly value: string | undefined;
    readonly onChange: (value: string) => void;
    /** Short answers stand side by side. */
    readonly short?: boolean;
  },
) {
  const { options, value, onChange, short, ...facts } = props;
  return (
    <GroupFrame {...facts} radio>
      <div className={short ? 'options options-short' : 'options'}>
        {options.map((option, place) => (
          <label key={option.value} className="option">
            <input
              type="radio"
              id={place === 0 ? facts.id : `${facts.id}-${option.value}`}
              name={facts.id}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <span className="option-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </GroupFrame>
  );
}
