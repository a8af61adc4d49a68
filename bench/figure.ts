/**
 * One measured figure. `unit` says what is counted; `against` is what it is held against, in words a reader can check
 * (a target, or the other half of a ratio). Figures are printed, never asserted: a busy machine must not turn a test red.
 */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  readonly against: string;
}

/** Figures of one benchmark by name. */
export type Figures = Record<string, Figure>;
