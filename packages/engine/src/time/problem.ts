import type { Text } from '../text.ts';

/** Why a text is no time 时间写法有误: the cause, and a form that is right. */
export interface TimeProblem {
  readonly message: Text;
}

/** Makes a problem; both texts name what was written. */
export function timeProblem(zh: string, en: string): TimeProblem {
  return { message: { zh, en } };
}

/** Tells a problem from a parsed value. */
export function isTimeProblem(value: object | number): value is TimeProblem {
  return typeof value === 'object' && 'message' in value;
}
