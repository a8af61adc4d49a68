import type { ReactNode } from 'react';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNote } from '../../ui/problem/problem-note.tsx';

/** One act on a row: what it does, its fields, and its button. */
export function ActForm(props: {
  readonly name: string;
  readonly text: string;
  readonly danger?: boolean;
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSend: () => void;
  readonly children?: ReactNode;
}) {
  const { name, text, danger, pending, error, onSend, children } = props;
  return (
    <form
      className="system-act"
      noValidate
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <div>
        <h3>{name}</h3>
        <p className="soft-text">{text}</p>
      </div>
      {children}
      {error !== null && <ProblemNote error={error} />}
      <ActionButton submit variant="light" color={danger ? 'red' : 'pine'} pending={pending}>
        {name}
      </ActionButton>
    </form>
  );
}

/** A tick with its meaning. */
export function Tick(props: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const { label, checked, onChange } = props;
  return (
    <label className="option">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
