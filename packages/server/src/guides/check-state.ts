/** How a guide stands 核对状态: checked this month, to be checked this month, or missed for a whole month as well. */
export type CheckState = 'checked' | 'due' | 'overdue';

/**
 * State of a guide that was last checked on `checkedOn` (`YYYY-MM-DD`), on the local day `today`. Every guide is checked
 * once a month; one that was not checked all through the month before is overdue.
 */
export function checkState(checkedOn: string, today: string): CheckState {
  if (checkedOn >= monthOf(today)) return 'checked';
  return checkedOn >= monthBefore(today) ? 'due' : 'overdue';
}

/** First day of the month. */
export function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

function monthBefore(day: string): string {
  const first = new Date(`${monthOf(day)}T00:00:00Z`);
  first.setUTCMonth(first.getUTCMonth() - 1);
  return first.toISOString().slice(0, 10);
}
