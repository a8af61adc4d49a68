import type { Field, FormData } from '@wangban/engine/form';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { FileRef } from '../../../api/shapes.ts';
import { applyWords } from '../../../locale/apply.ts';
import { campusDate } from '../../../locale/dates.ts';
import { useNow } from '../../../locale/use-now.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { ChoiceInput } from '../../../ui/fields/choice-input.tsx';
import { SelectInput } from '../../../ui/fields/select-input.tsx';
import { LongTextInput, TextInput } from '../../../ui/fields/text-input.tsx';
import { FileInput } from '../files/file-input.tsx';
import { HalfDayRangeInput } from './half-day-range-input.tsx';

type Value = FormData[string];

/** What a field of the form definition is drawn with. */
export interface FormFieldFacts {
  readonly field: Field;
  readonly value: Value | undefined;
  readonly required: boolean;
  readonly error: string | undefined;
  /** Length of a range in days as the check computed it. */
  readonly days: number | undefined;
  /** Where a prefilled value comes from; undefined once it is changed. */
  readonly prefilledFrom: string | undefined;
  readonly files: readonly FileRef[];
  readonly onChange: (value: Value | undefined) => void;
  readonly onAddFile: (file: FileRef) => void;
}

/** More answers than this go into a list. */
const MOST_VISIBLE = 7;
const DAY_MS = 86_400_000;

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
      return <Choice {...props} field={field} facts={facts} />;
    case 'yesNo':
      return <YesNo {...props} facts={facts} />;
    case 'halfDayRange':
      return <Range {...props} field={field} facts={facts} />;
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
  }
}

interface Drawn {
  readonly id: string;
  readonly label: string;
  readonly hint: ReactNode;
  readonly error: string | undefined;
  readonly optional: boolean;
}

type Of<Type extends Field['type']> = Extract<Field, { readonly type: Type }>;

function Choice(props: FormFieldFacts & { readonly field: Of<'choice'>; readonly facts: Drawn }) {
  const t = useWords(applyWords);
  const say = useSay();
  const options = props.field.options.map((option) => ({
    value: option.value,
    label: say(option.label),
    hint: option.hint && say(option.hint),
  }));
  const chosen = typeof props.value === 'string' ? props.value : undefined;
  if (options.length > MOST_VISIBLE) {
    return (
      <SelectInput
        {...props.facts}
        options={options}
        value={chosen}
        empty={t.choose}
        onChange={props.onChange}
      />
    );
  }
  return <ChoiceInput {...props.facts} options={options} value={chosen} onChange={props.onChange} />;
}

function YesNo(props: FormFieldFacts & { readonly facts: Drawn }) {
  const t = useWords(applyWords);
  const chosen = typeof props.value === 'boolean' ? String(props.value) : undefined;
  return (
    <ChoiceInput
      {...props.facts}
      short
      options={[
        { value: 'true', label: t.yes },
        { value: 'false', label: t.no },
      ]}
      value={chosen}
      onChange={(value) => props.onChange(value === 'true')}
    />
  );
}

function Range(props: FormFieldFacts & { readonly field: Of<'halfDayRange'>; readonly facts: Drawn }) {
  const now = useNow();
  const { earliestDays, latestDays } = props.field;
  const dayFromNow = (days: number | undefined) =>
    days === undefined ? undefined : campusDate(new Date(now.getTime() + days * DAY_MS));
  return (
    <HalfDayRangeInput
      {...props.facts}
      value={props.value}
      days={props.days}
      earliest={dayFromNow(earliestDays)}
      latest={dayFromNow(latestDays)}
      onChange={props.onChange}
    />
  );
}
