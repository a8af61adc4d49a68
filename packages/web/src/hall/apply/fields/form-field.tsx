import type { FormData } from '@wangban/engine/form';
import { IconLock } from '@tabler/icons-react';
import { applyWords } from '../../../locale/apply.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { LongTextInput, TextInput } from '../../../ui/fields/text-input.tsx';
import { FileInput } from '../files/file-input.tsx';
import { ChoiceField, RangeField, TypedField, YesNoField } from './answer-fields.tsx';
import type { FormFieldFacts } from './form-field-facts.ts';

type Value = FormData[string];

function asText(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function asIds(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}

function Hint({ field, prefilledFrom }: Pick<FormFieldFacts, 'field' | 'prefilledFrom'>) {
  const t = useWords(applyWords);
  const say = useSay();
  return (
    <>
      {field.hint && <span className="field-hint-line">{say(field.hint)}</span>}
      {prefilledFrom && <span className="field-hint-line">{t.prefilled(prefilledFrom)}</span>}
      {field.sensitivity === 'sensitive' && (
        <span className="field-hint-line field-hint-sensitive">
          <IconLock size={16} aria-hidden /> {t.sensitive}
        </span>
      )}
    </>
  );
}

function hasHint({ field, prefilledFrom }: FormFieldFacts): boolean {
  return field.hint !== undefined || prefilledFrom !== undefined || field.sensitivity === 'sensitive';
}

/** One field of a form definition. */
export function FormField(props: FormFieldFacts) {
  const say = useSay();
  const { field, value, error, onChange } = props;
  const facts = {
    id: field.key,
    label: say(field.label),
    hint: hasHint(props) ? <Hint {...props} /> : undefined,
    error,
    optional: !props.required,
  };
  switch (field.type) {
    case 'text':
      return <TextInput {...facts} value={asText(value)} maxLength={field.maxLength} onChange={onChange} />;
    case 'longText':
      return (
        <LongTextInput {...facts} value={asText(value)} maxLength={field.maxLength} onChange={onChange} />
      );
    case 'phone':
      return (
        <TextInput
          {...facts}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          value={asText(value)}
          onChange={onChange}
        />
      );
    case 'choice':
      return <ChoiceField {...props} field={field} facts={facts} />;
    case 'number':
    case 'money':
    case 'idNumber':
    case 'studentNo':
    case 'staffNo':
    case 'email':
    case 'date':
    case 'dateTime':
      return <TypedField {...props} facts={facts} />;
    case 'yesNo':
      return <YesNoField {...props} facts={facts} />;
    case 'halfDayRange':
      return <RangeField {...props} field={field} facts={facts} />;
    case 'file':
      return (
        <FileInput
          {...facts}
          value={asIds(value)}
          known={props.files}
          most={field.maxFiles}
          onAdd={props.onAddFile}
          onRemove={(id) => onChange(asIds(value).filter((one) => one !== id))}
        />
      );
    case 'timeSlot':
    case 'checklist':
    case 'cascade':
    case 'dictionary':
    case 'person':
    case 'unit':
    case 'class':
    case 'room':
    case 'region':
    case 'photo':
    case 'signature':
    case 'location':
    case 'notice':
    case 'computed':
    case 'details':
      return <p>{facts.label}</p>;
  }
}
