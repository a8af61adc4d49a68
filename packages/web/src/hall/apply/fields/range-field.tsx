import type { HalfDayRangeField as Definition } from '@wangban/engine/form';
import { campusDate } from '../../../locale/dates.ts';
import { useNow } from '../../../locale/use-now.ts';
import type { AroundField, FormFieldFacts } from './form-field-facts.ts';
import { HalfDayRangeInput } from './half-day-range-input.tsx';

const DAY_MS = 86_400_000;

/** From–to with the limits of the form definition as dates. */
export function RangeField(
  props: FormFieldFacts & { readonly field: Definition; readonly facts: AroundField },
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
