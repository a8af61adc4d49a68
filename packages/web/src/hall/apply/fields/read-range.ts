import type { FormData } from '@wangban/engine/form';

/** One end of a range as its controls show it; an empty date = not chosen. */
export interface RangeValue {
  readonly date: string;
  readonly half: 'am' | 'pm';
}

/** Which end of a range. */
export type RangeEnd = 'from' | 'to';

type Value = FormData[string];

function part(value: Value | undefined, name: string): Value | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function readEnd(value: Value | undefined, usualHalf: RangeValue['half']): RangeValue {
  const date = part(value, 'date');
  const half = part(value, 'half');
  return {
    date: typeof date === 'string' ? date : '',
    half: half === 'am' || half === 'pm' ? half : usualHalf,
  };
}

/** The two ends of a half-day range, as far as they are chosen; whole days are the usual case. */
export function readRange(value: Value | undefined): Readonly<Record<RangeEnd, RangeValue>> {
  return { from: readEnd(part(value, 'from'), 'am'), to: readEnd(part(value, 'to'), 'pm') };
}

/** Both ends are chosen, and the end lies before the start. */
export function isReversed({ from, to }: Readonly<Record<RangeEnd, RangeValue>>): boolean {
  return from.date !== '' && to.date !== '' && `${to.date} ${to.half}` < `${from.date} ${from.half}`;
}

/** An end as form data. */
export function endOf(end: RangeValue): { readonly date: string; readonly half: string } {
  return { date: end.date, half: end.half };
}
