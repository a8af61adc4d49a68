import './fields-more.css';
import { type Field, upperCaseMoney } from '@wangban/engine/form';
import type { ReactNode } from 'react';
import { formFieldWords } from '../../../locale/form-fields.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { FieldFrame } from '../../../ui/fields/field-frame.tsx';
import { describedBy } from '../../../ui/fields/field-text.tsx';
import type { AroundField, FormFieldFacts } from './form-field-facts.ts';
import { useFormPlace } from './form-place.ts';

const TYPES = new Map<string, string>([
  ['date', 'date'],
  ['dateTime', 'datetime-local'],
  ['email', 'email'],
]);
const MODES = new Map<string, 'decimal' | 'email'>([
  ['number', 'decimal'],
  ['money', 'decimal'],
  ['email', 'email'],
]);
const SHORT = new Set<string>(['number', 'money', 'date', 'dateTime', 'idNumber', 'studentNo', 'staffNo']);

/** Types that are typed into one line. What is typed stays as it is until the check has read it. */
export function TypedField(props: FormFieldFacts & { readonly facts: AroundField }) {
  const t = useWords(formFieldWords);
  const say = useSay();
  const { field, value, facts, onChange } = props;
  const unit = field.type === 'number' && field.unit ? say(field.unit) : undefined;
  return (
    <FieldFrame {...facts}>
      <div className={SHORT.has(field.type) ? 'typed typed-short' : 'typed'}>
        <input
          className="input"
          id={facts.id}
          name={facts.id}
          type={TYPES.get(field.type) ?? 'text'}
          inputMode={MODES.get(field.type)}
          autoComplete={field.type === 'email' ? 'email' : 'off'}
          autoCapitalize="none"
          value={typedText(field, value)}
          onChange={(event) => onChange(event.currentTarget.value)}
          aria-invalid={facts.error ? true : undefined}
          aria-describedby={describedBy(facts.id, facts.hint, facts.error)}
        />
        {unit && <span className="typed-unit">{unit}</span>}
        {field.type === 'money' && <span className="typed-unit">{t.yuan}</span>}
      </div>
      {field.type === 'money' && <Capitals of={field.key} />}
    </FieldFrame>
  );
}

/** 大写金额 as it is typed, so that a zero too many is seen at once. */
function Capitals({ of }: { readonly of: string }): ReactNode {
  const t = useWords(formFieldWords);
  const { variables, inRow } = useFormPlace();
  // The rows of a table are many: their total has the capitals.
  if (inRow) return null;
  const fen = variables[of];
  const capitals = typeof fen === 'number' ? upperCaseMoney(fen) : undefined;
  return <output className="typed-capitals">{capitals && t.capitals(capitals)}</output>;
}

/** A number is 分 once it was checked; what is typed is 元. */
function typedText(field: Field, value: FormFieldFacts['value']): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return '';
  return field.type === 'money' ? (value / 100).toFixed(2) : String(value);
}
