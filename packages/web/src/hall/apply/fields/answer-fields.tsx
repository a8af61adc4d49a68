import type { Field } from '@wangban/engine/form';
import { applyWords } from '../../../locale/apply.ts';
import { campusDate } from '../../../locale/dates.ts';
import { useNow } from '../../../locale/use-now.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { ChoiceInput } from '../../../ui/fields/choice-input.tsx';
import { TextInput } from '../../../ui/fields/text-input.tsx';
import { SelectInput } from '../../../ui/fields/select-input.tsx';
import type { AroundField, FormFieldFacts } from './form-field-facts.ts';
import { HalfDayRangeInput } from './half-day-range-input.tsx';

/** More answers than this go into a list. */
const MOST_VISIBLE = 7;
const DAY_MS = 86_400_000;

type Of<Type extends Field['type']> = Extract<Field, { readonly type: Type }>;

/** One of a few answers; many go into a list. */
export function ChoiceField(
  props: FormFieldFacts & { readonly field: Of<'choice'>; readonly facts: AroundField },
) {
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

/** Yes or no; nothing is chosen beforehand. */
export function YesNoField(props: FormFieldFacts & { readonly facts: AroundField }) {
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

/** From–to with the limits of the form definition as dates. */
export function RangeField(
  props: FormFieldFacts & { readonly field: Of<'halfDayRange'>; readonly facts: AroundField },
) {
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

/** Types that are typed into one line. What is typed stays as it is until the check has read it. */
export function TypedField(props: FormFieldFacts & { readonly facts: AroundField }) {
  const { field, value, facts, onChange } = props;
  const types = { date: 'date', dateTime: 'datetime-local', email: 'email' } as const;
  const type = new Map<string, string>(Object.entries(types)).get(field.type) ?? 'text';
  const isNumber = field.type === 'number' || field.type === 'money';
  return (
    <TextInput
      {...facts}
      type={type}
      inputMode={isNumber ? 'decimal' : undefined}
      value={typedText(field, value)}
      onChange={onChange}
    />
  );
}

/** A number is 分 once it was checked; what is typed is 元. */
function typedText(field: Field, value: FormFieldFacts['value']): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') return '';
  return field.type === 'money' ? (value / 100).toFixed(2) : String(value);
}
