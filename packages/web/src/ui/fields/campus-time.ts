import { campusDate, clockTime } from '../../locale/dates.ts';

/** Value of a date-time field, in campus time whatever the browser's zone: the hall's times are campus times. */
export function toCampusField(instant: string): string {
  return `${campusDate(new Date(instant))}T${clockTime(instant)}`;
}

/** The instant that a date-time field means; undefined = empty or not a time. */
export function fromCampusField(field: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(field)) return undefined;
  const at = new Date(`${field}+08:00`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
