import type { HTMLAttributes, HTMLInputTypeAttribute } from 'react';
import { formWords } from '../../locale/form.ts';
import { useWords } from '../../locale/words.ts';
import { type FieldFacts, FieldFrame } from './field-frame.tsx';
import { describedBy } from './field-text.tsx';

interface TextFacts extends FieldFacts {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Counted and shown, never cut: what is pasted too long stays and is named. */
  readonly maxLength?: number;
}

/** One line of text. */
export function TextInput(
  props: TextFacts & {
    readonly type?: HTMLInputTypeAttribute;
    readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
    readonly autoComplete?: string;
  },
) {
  const { id, value, onChange, type, inputMode, autoComplete, maxLength, ...facts } = props;
  return (
    <FieldFrame id={id} {...facts}>
      <input
        className="input"
        id={id}
        name={id}
        type={type ?? 'text'}
        inputMode={inputMode}
        autoComplete={autoComplete ?? 'off'}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={facts.error ? true : undefined}
        aria-describedby={describedBy(id, facts.hint, facts.error)}
      />
      {maxLength !== undefined && <CharacterCount used={value.length} most={maxLength} lateOnly />}
    </FieldFrame>
  );
}

/** Several lines of text with a count of characters. */
export function LongTextInput(props: TextFacts & { readonly rows?: number }) {
  const { id, value, onChange, maxLength, rows, ...facts } = props;
  const described = describedBy(id, facts.hint, facts.error);
  return (
    <FieldFrame id={id} {...facts}>
      <textarea
        className="input"
        id={id}
        name={id}
        rows={rows ?? 4}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        aria-invalid={facts.error ? true : undefined}
        aria-describedby={described}
      />
      {maxLength !== undefined && <CharacterCount used={value.length} most={maxLength} />}
    </FieldFrame>
  );
}

/** `lateOnly` keeps a short field quiet until it is nearly full. */
function CharacterCount(props: {
  readonly used: number;
  readonly most: number;
  readonly lateOnly?: boolean;
}) {
  const { used, most, lateOnly } = props;
  const t = useWords(formWords);
  if (used > most) return <p className="field-count field-count-over">{t.tooMany(used - most, most)}</p>;
  if (lateOnly && used < most * 0.9) return null;
  return <p className="field-count">{t.characters(used, most)}</p>;
}
