import './fields.css';
import type { ReactNode } from 'react';
import { ErrorText, LabelText } from './field-text.tsx';

/** What every field shows around its control. `error` comes from the last check and stays until the next. */
export interface FieldFacts {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
}

function Around({ id, hint, error, children }: Omit<FieldFacts, 'label'> & { readonly children: ReactNode }) {
  return (
    <>
      {hint && (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} className="field-error">
          <ErrorText message={error} />
        </p>
      )}
      <div className="field-control">{children}</div>
    </>
  );
}

/** Label, hint and message around one control, in reading order. */
export function FieldFrame({
  label,
  optional,
  children,
  ...facts
}: FieldFacts & { readonly children: ReactNode }) {
  return (
    <div className={facts.error ? 'field-wrong' : undefined}>
      <label htmlFor={facts.id} className="field-label">
        <LabelText label={label} optional={optional ?? false} />
      </label>
      <Around {...facts}>{children}</Around>
    </div>
  );
}

/** The same around several controls that answer one question. `radio` marks a choice of one. */
export function GroupFrame({
  label,
  optional,
  radio,
  children,
  ...facts
}: FieldFacts & { readonly radio?: boolean; readonly children: ReactNode }) {
  const { id, hint, error } = facts;
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      className={error ? 'field-group field-wrong' : 'field-group'}
      {...(radio ? { role: 'radiogroup', 'aria-invalid': Boolean(error) } : {})}
      {...(ids ? { 'aria-describedby': ids } : {})}
    >
      <legend className="field-label">
        <LabelText label={label} optional={optional ?? false} />
      </legend>
      <Around {...facts}>{children}</Around>
    </fieldset>
  );
}
