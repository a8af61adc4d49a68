import './half-day-range.css';
import type { FormData } from '@wangban/engine/form';
import { rangeWords } from '../../../locale/range.ts';
import { useWords } from '../../../locale/words.ts';
import { type FieldFacts, GroupFrame } from '../../../ui/fields/field-frame.tsx';
import { endOf, isReversed, type RangeEnd, type RangeValue, readRange } from './read-range.ts';

type Half = RangeValue['half'];

function EndInput(props: {
  readonly id: string;
  readonly name: string;
  readonly value: RangeValue;
  readonly min: string | undefined;
  readonly max: string | undefined;
  readonly invalid: boolean;
  readonly onChange: (value: RangeValue) => void;
}) {
  const t = useWords(rangeWords);
  const { id, name, value, onChange } = props;
  return (
    <div className="range-end">
      <div className="range-date">
        <label htmlFor={id}>{t.date(name)}</label>
        <input
          className="input"
          id={id}
          type="date"
          value={value.date}
          min={props.min}
          max={props.max}
          aria-invalid={props.invalid ? true : undefined}
          onChange={(event) => onChange({ ...value, date: event.currentTarget.value })}
        />
      </div>
      <div className="range-half">
        <label htmlFor={`${id}-half`}>{t.half(name)}</label>
        <select
          className="input"
          id={`${id}-half`}
          value={value.half}
          onChange={(event) => onChange({ ...value, half: halfOf(event.currentTarget.value) })}
        >
          <option value="am">{t.am}</option>
          <option value="pm">{t.pm}</option>
        </select>
      </div>
    </div>
  );
}

function halfOf(value: string): Half {
  return value === 'pm' ? 'pm' : 'am';
}

/** From–to in half days 半天 with native date inputs and the days computed as they are chosen. */
export function HalfDayRangeInput(
  props: FieldFacts & {
    readonly value: FormData[string] | undefined;
    /** Days as the form's own check computes them; undefined until both ends are known. */
    readonly days: number | undefined;
    /** Dates `YYYY-MM-DD`. */
    readonly earliest: string | undefined;
    readonly latest: string | undefined;
    readonly onChange: (value: FormData[string]) => void;
  },
) {
  const t = useWords(rangeWords);
  const { value, days, earliest, latest, onChange, ...facts } = props;
  const range = readRange(value);

  function change(end: RangeEnd, next: RangeValue): void {
    const from = end === 'from' ? next : range.from;
    // The end follows the start until it is chosen itself: one day is the commonest leave.
    const followed = end === 'from' && range.to.date === '' ? { ...range.to, date: next.date } : range.to;
    onChange({ from: endOf(from), to: endOf(end === 'to' ? next : followed) });
  }

  return (
    <GroupFrame {...facts}>
      <div className="range">
        <EndInput
          id={facts.id}
          name={t.from}
          value={range.from}
          min={earliest}
          max={latest}
          invalid={Boolean(facts.error)}
          onChange={(next) => change('from', next)}
        />
        <EndInput
          id={`${facts.id}-to`}
          name={t.to}
          value={range.to}
          min={range.from.date || earliest}
          max={latest}
          invalid={Boolean(facts.error)}
          onChange={(next) => change('to', next)}
        />
      </div>
      <output className="range-days" htmlFor={`${facts.id} ${facts.id}-to`}>
        <DaysText days={days} reversed={isReversed(range)} />
      </output>
    </GroupFrame>
  );
}

function DaysText({ days, reversed }: { readonly days: number | undefined; readonly reversed: boolean }) {
  const t = useWords(rangeWords);
  // The check gives no days for a reversed range: say why at once, not only on “continue”.
  if (reversed) return <span className="range-reversed">{t.daysReversed}</span>;
  if (days === undefined) return <span className="soft-text">{t.daysUnknown}</span>;
  return <strong>{t.days(days)}</strong>;
}
