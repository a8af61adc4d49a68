import { type ReactNode, useState } from 'react';
import { settlingWords } from '../../locale/settling.ts';
import { useWords } from '../../locale/words.ts';
import { TextInput } from '../../ui/fields/text-input.tsx';
import { ActForm } from './act-form.tsx';

const LONGEST = 500;

/** An act that takes something away, and so needs a reason 需写明原因的操作: skipping, dropping. */
export function ReasonForm(props: {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** The reason that was given before. */
  readonly start?: string;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSend: (reason: string) => void;
  readonly children?: ReactNode;
}) {
  const { id, name, text, start = '', pending, error, onSend, children } = props;
  const t = useWords(settlingWords);
  const [typed, setTyped] = useState(start);
  const [missing, setMissing] = useState(false);
  const reason = typed.trim();
  return (
    <ActForm
      name={name}
      text={text}
      danger
      pending={pending}
      error={error}
      onSend={() => {
        setMissing(reason === '');
        if (reason !== '') onSend(reason);
      }}
    >
      <TextInput
        id={id}
        label={t.reason}
        error={missing ? t.reasonMissing : undefined}
        maxLength={LONGEST}
        value={typed}
        onChange={setTyped}
      />
      {children}
    </ActForm>
  );
}
