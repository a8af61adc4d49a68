import { inject } from 'vitest';

declare module 'vitest' {
  /** What whoever starts the tests may ask for. */
  interface ProvidedContext {
    readonly seed: number | undefined;
    readonly runs: number | undefined;
  }
}

/** Seed of the random cases 随机种子: fixed, so that a red run is red again; `WANGBAN_SEED` draws others. */
export const SEED: number = inject('seed') ?? 20_260_302;

/** How many cases a property tries, unless `WANGBAN_RUNS` says otherwise. */
export function runsOr(usual: number): number {
  return inject('runs') ?? usual;
}
