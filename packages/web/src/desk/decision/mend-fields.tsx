import './mend-fields.css';
import { fieldsOf, openForm } from '@wangban/engine/form';
import { useMemo } from 'react';
import type { InstanceDetail } from '../../api/shapes.ts';
import { mendWords } from '../../locale/mend.ts';
import { useSay, useWords } from '../../locale/words.ts';
import { TextInput } from '../../ui/fields/text-input.tsx';

/** What is to be changed, by field; a field that is ticked has an entry, also while its reason is empty. */
export type Mends = Readonly<Record<string, string>>;

const LONGEST_REASON = 500;

/** 逐项补正: the answers that need changes, each with its reason. Folded away until somebody wants it. */
export function MendFields(props: {
  readonly of: InstanceDetail;
  readonly value: Mends;
  readonly onChange: (next: Mends) => void;
}) {
  const t = useWords(mendWords);
  const say = useSay();
  const { of, value, onChange } = props;
  const form = useMemo(() => openForm(of.form), [of.form]);
  const fields = form?.definition.sections.flatMap(fieldsOf) ?? [];
  function tick(key: string, on: boolean): void {
    const { [key]: before = '', ...rest } = value;
    onChange(on ? { ...rest, [key]: before } : rest);
  }
  return (
    <details className="mend-fields">
      <summary>{t.pick}</summary>
      <p className="soft-text">{t.pickHint}</p>
      {fields.map((field) => {
        const reason = value[field.key];
        return (
          <div key={field.key}>
            <label className="mend-tick">
              <input
                type="checkbox"
                checked={reason !== undefined}
                onChange={(event) => tick(field.key, event.currentTarget.checked)}
              />
              {say(field.label)}
            </label>
            {reason !== undefined && (
              <TextInput
                id={`mend-${field.key}`}
                label={t.why(say(field.label))}
                optional={false}
                error={undefined}
                maxLength={LONGEST_REASON}
                value={reason}
                onChange={(text) => onChange({ ...value, [field.key]: text })}
              />
            )}
          </div>
        );
      })}
    </details>
  );
}
