/** Keys of an obligation's timers: all begin with its number. */
export const dueKey = (obligation: number): string => `${obligation}/due`;

/** Key of the reminder so many days before. */
export const nearKey = (obligation: number, days: number): string => `${obligation}/${days}`;

/** The obligation that a timer is about. */
export const obligationOf = (key: string): number => Number(key.split('/', 1)[0]);
