import { useState } from 'react';
import { formWords } from '../../locale/form.ts';
import { useWords } from '../../locale/words.ts';
import { type FieldFacts, FieldFrame } from './field-frame.tsx';
import { describedBy } from './field-text.tsx';

/** Password with a switch that shows it; pasting and password managers work. */
export function PasswordInput(
  props: FieldFacts & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly autoComplete: 'current-password' | 'new-password';
  },
) {
  const t = useWords(formWords);
  const [shown, setShown] = useState(false);
  const { value, onChange, autoComplete, ...facts } = props;
  return (
    <FieldFrame {...facts}>
      <div className="password">
        <input
          className="input"
          id={facts.id}
          name={facts.id}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          aria-invalid={facts.error ? true : undefined}
          aria-describedby={describedBy(facts.id, facts.hint, facts.error)}
        />
        <button
          type="button"
          className="password-switch"
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? t.hidePassword : t.showPassword}
        </button>
      </div>
    </FieldFrame>
  );
}
