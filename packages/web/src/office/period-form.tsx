import { useLanguage } from '../locale/language.ts';
import { figuresWords } from '../locale/office.ts';
import { useWords } from '../locale/words.ts';
import { monthName } from './month-name.ts';
import '../ui/fields/fields.css';

interface Period {
  readonly from: string;
  readonly to: string;
}

/** 统计时段 First and last month, as native lists: every browser and phone knows them, unlike month fields. */
export function PeriodForm(
  props: Period & { readonly months: readonly string[]; readonly onChange: (period: Period) => void },
) {
  const t = useWords(figuresWords);
  const { from, to, months, onChange } = props;
  return (
    <fieldset className="period">
      <legend className="hidden-text">{t.period}</legend>
      <MonthList
        id="from"
        label={t.from}
        months={months}
        value={from}
        onChange={(month) => onChange({ from: month, to })}
      />
      <MonthList
        id="to"
        label={t.to}
        months={months}
        value={to}
        onChange={(month) => onChange({ from, to: month })}
      />
    </fieldset>
  );
}

function MonthList(props: {
  readonly id: string;
  readonly label: string;
  readonly months: readonly string[];
  readonly value: string;
  readonly onChange: (month: string) => void;
}) {
  const chosen = useLanguage();
  // An address may name a month that is older than what is offered.
  const months = props.months.includes(props.value) ? props.months : [...props.months, props.value];
  return (
    <div className="period-month">
      <label className="field-label" htmlFor={props.id}>
        {props.label}
      </label>
      <select
        className="input"
        id={props.id}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {months.map((month) => (
          <option key={month} value={month}>
            {monthName(chosen, month)}
          </option>
        ))}
      </select>
    </div>
  );
}
