import type { FormData } from '@wangban/engine/form';
import { IconLock } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { applyWords } from '../../../locale/apply.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { LongTextInput, TextInput } from '../../../ui/fields/text-input.tsx';
import { ChoiceField, YesNoField } from './answer-fields.tsx';
import type { FormFieldFacts } from './form-field-facts.ts';

type Value = FormData[string];

function asText(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function asIds(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}

function Hint({
  field,
  prefilledFrom,
  lockedUntil,
  said,
}: Pick<FormFieldFacts, 'field' | 'prefilledFrom' | 'lockedUntil' | 'said'>) {
  const t = useWords(applyWords);
  const say = useSay();
  return (
    <>
      {field.hint && <span className="field-hint-line">{say(field.hint)}</span>}
      {prefilledFrom && (
        <span className="field-hint-line">
          {lockedUntil === undefined ? t.prefilled(prefilledFrom) : t.locked(prefilledFrom, lockedUntil)}
        </span>
      )}
      {said?.map((line) => (
        <strong key={line.zh} className="field-hint-line">
          {say(line)}
        </strong>
      ))}
      {field.sensitivity === 'sensitive' && (
        <span className="field-hint-line field-hint-sensitive">
          <IconLock size={16} aria-hidden /> {t.sensitive}
        </span>
      )}
    </>
  );
}

function hasHint({ field, prefilledFrom, said }: FormFieldFacts): boolean {
  return (
    field.hint !== undefined ||
    prefilledFrom !== undefined ||
    Boolean(said?.length) ||
    field.sensitivity === 'sensitive'
  );
}

const lazily = {
  shown: lazy(() => import('./shown-field.tsx').then((file) => ({ default: file.ShownField }))),
  typed: lazy(() => import('./typed-field.tsx').then((file) => ({ default: file.TypedField }))),
  suggest: lazy(() => import('../asking/asking.tsx').then((file) => ({ default: file.SuggestField }))),
  checklist: lazy(() => import('./checklist-field.tsx').then((file) => ({ default: file.ChecklistField }))),
  range: lazy(() => import('./range-field.tsx').then((file) => ({ default: file.RangeField }))),
  file: lazy(() => import('../files/file-input.tsx').then((file) => ({ default: file.FileInput }))),
  term: lazy(() => import('./term-field.tsx').then((file) => ({ default: file.TermField }))),
  cascade: lazy(() => import('./cascade-field.tsx').then((file) => ({ default: file.CascadeField }))),
  timeSlot: lazy(() => import('./time-slot-field.tsx').then((file) => ({ default: file.TimeSlotField }))),
  picker: lazy(() => import('./picker/picker-field.tsx').then((file) => ({ default: file.PickerField }))),
  region: lazy(() => import('./picker/region-field.tsx').then((file) => ({ default: file.RegionField }))),
  signature: lazy(() => import('./signature-field.tsx').then((file) => ({ default: file.SignatureField }))),
  location: lazy(() => import('./location-field.tsx').then((file) => ({ default: file.LocationField }))),
  details: lazy(() => import('./details/details-field.tsx').then((file) => ({ default: file.DetailsField }))),
  notice: lazy(() => import('./notice-field.tsx').then((file) => ({ default: file.NoticeField }))),
} as const;

/** One field of a form definition. Types that few forms have come when they are needed. */
export function FormField(props: FormFieldFacts) {
  const { label } = props.field;
  const say = useSay();
  return <Suspense fallback={<p className="soft-text">{say(label)}</p>}>{<Control {...props} />}</Suspense>;
}

function Control(props: FormFieldFacts) {
  const say = useSay();
  const { field, value, error, onChange } = props;
  const facts = {
    id: props.id ?? field.key,
    label: say(field.label),
    hint: hasHint(props) ? <Hint {...props} /> : undefined,
    error,
    optional: !props.required,
  };
  if (props.readOnly || field.type === 'computed') return <lazily.shown field={field} facts={facts} />;
  switch (field.type) {
    case 'text':
      if (props.suggests) return <lazily.suggest {...props} facts={facts} />;
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
    case 'number':
    case 'money':
    case 'idNumber':
    case 'studentNo':
    case 'staffNo':
    case 'email':
    case 'date':
    case 'dateTime':
      return <lazily.typed {...props} facts={facts} />;
    case 'choice':
      return <ChoiceField {...props} field={field} facts={facts} />;
    case 'checklist':
      return <lazily.checklist {...props} field={field} facts={facts} />;
    case 'cascade':
      return <lazily.cascade {...props} field={field} facts={facts} />;
    case 'term':
      return <lazily.term {...props} field={field} facts={facts} />;
    case 'yesNo':
      return <YesNoField {...props} facts={facts} />;
    case 'halfDayRange':
      return <lazily.range {...props} field={field} facts={facts} />;
    case 'timeSlot':
      return <lazily.timeSlot {...props} field={field} facts={facts} />;
    case 'dictionary':
    case 'person':
    case 'unit':
    case 'class':
    case 'room':
      return <lazily.picker {...props} field={field} facts={facts} />;
    case 'region':
      return field.several ? (
        <lazily.picker {...props} field={field} facts={facts} />
      ) : (
        <lazily.region {...props} field={field} facts={facts} />
      );
    case 'file':
    case 'photo':
      return (
        <lazily.file
          {...facts}
          value={asIds(value)}
          known={props.files}
          most={field.maxFiles}
          photos={field.type === 'photo'}
          accept={field.type === 'file' ? field.accept : ['image']}
          maxMegabytes={field.type === 'file' ? field.maxMegabytes : undefined}
          onAdd={props.onAddFile}
          onRemove={(id) => onChange(asIds(value).filter((one) => one !== id))}
        />
      );
    case 'signature':
      return <lazily.signature {...props} facts={facts} />;
    case 'location':
      return <lazily.location {...props} facts={facts} />;
    case 'notice':
      return <lazily.notice field={field} />;
    case 'details':
      return <lazily.details {...props} field={field} facts={facts} Cell={FormField} />;
  }
}
