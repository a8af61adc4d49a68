import type { SuiteName } from './suites.ts';

/** What each suite passes at least. Raised with every gain, never lowered. */
export const FLOORS: Readonly<Record<SuiteName, number>> = {
  golden: 1757,
  rejected: 121,
  patterns: 27,
  feel: 1958,
  miwg: 21,
};
