import './fields-more.css';
import type { TimeSlotField as Definition } from '@wangban/engine/form';
import { applyWords } from '../../../locale/apply.ts';
import { campusDate } from '../../../locale/dates.ts';
import { formFieldWords } from '../../../locale/form-fields.ts';
import { useNow } from '../../../locale/use-now.ts';
import { useSay, useWords } from '../../../locale/words.ts';
import { GroupFrame } from '../../../ui/fields/field-frame.tsx';
import type { AroundField, FormFieldFacts } from './form-field-facts.ts';
import { filledParts, textPart } from './value-parts.ts';

const DAY_MS = 86_400_000;

/** A day and a period of it 时段: one of named slots, or times from and to. */
export function TimeSlotField(
  props: FormFieldFacts & { readonly field: Definition; readonly facts: AroundField },
) {
  const t = useWords(formFieldWords);
  const now = useNow();
  const { field, facts, value, onChange } = props;
  const parts = { date: '', slot: '', from: '', to: '' };
  for (const name of ['date', 'slot', 'from', 'to'] as const) parts[name] = textPart(value, name);
  const change = (name: string, text: string): void => onChange(filledParts({ ...parts, [name]: text }));
  const day = (days: number | undefined): string | undefined =>
    days === undefined ? undefined : campusDate(new Date(now.getTime() + days * DAY_MS));
  const input = (name: 'date' | 'from' | 'to', id: string, label: string) => (
    <div className="level">
      <label htmlFor={id}>{label}</label>
      <input
        className="input"
        id={id}
        type={name === 'date' ? 'date' : 'time'}
        value={parts[name]}
        min={name === 'date' ? day(field.earliestDays) : field.opens}
        max={name === 'date' ? day(field.latestDays) : field.closes}
        step={name === 'date' ? undefined : (field.stepMinutes ?? 1) * 60}
        aria-invalid={facts.error ? true : undefined}
        onChange={(event) => change(name, event.currentTarget.value)}
      />
    </div>
  );
  return (
    <GroupFrame {...facts}>
      <div className="levels">
        {input('date', facts.id, t.date)}
        {field.slots === undefined ? (
          <>
            {input('from', `${facts.id}-from`, t.from)}
            {input('to', `${facts.id}-to`, t.to)}
          </>
        ) : (
          <SlotList
            field={field}
            id={`${facts.id}-slot`}
            invalid={Boolean(facts.error)}
            value={parts.slot}
            onChange={(slot) => change('slot', slot)}
          />
        )}
      </div>
    </GroupFrame>
  );
}

function SlotList(props: {
  readonly field: Definition;
  readonly id: string;
  readonly invalid: boolean;
  readonly value: string;
  readonly onChange: (slot: string) => void;
}) {
  const t = useWords(formFieldWords);
  const { choose } = useWords(applyWords);
  const say = useSay();
  return (
    <div className="level">
      <label htmlFor={props.id}>{t.slot}</label>
      <select
        className="input"
        id={props.id}
        value={props.value}
        aria-invalid={props.invalid ? true : undefined}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        <option value="">{choose}</option>
        {(props.field.slots ?? []).map(({ value, label, from, to }) => (
          <option key={value} value={value}>
            {t.withTimes(say(label), from, to)}
          </option>
        ))}
      </select>
    </div>
  );
}
