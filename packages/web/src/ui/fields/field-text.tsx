import { formWords } from '../../locale/form.ts';
import { problem } from '../../locale/problem.ts';
import { useWords } from '../../locale/words.ts';

/** A field's label; optional fields say （选填）. */
export function LabelText({ label, optional }: { readonly label: string; readonly optional?: boolean }) {
  const t = useWords(formWords);
  return (
    <>
      {label}
      {optional && <span className="field-optional">{t.optional}</span>}
    </>
  );
}

/** A field's message, announced as an error also where colour is not seen. */
export function ErrorText({ message }: { readonly message: string }) {
  const t = useWords(problem);
  return (
    <>
      <span className="hidden-text">{t.fieldPrefix}</span>
      {message}
    </>
  );
}

/** The ids that describe a control: hint first, then its error. */
export function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
