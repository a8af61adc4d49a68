/** One case that did not pass, and why. */
export interface Failure {
  readonly name: string;
  readonly reason: string;
}

/** Score 得分 of a suite. `notes` are further figures, for readers only. */
export interface Score {
  readonly passed: number;
  readonly total: number;
  readonly failures: readonly Failure[];
  readonly notes?: readonly string[];
}

/** The score of cases that each answer why they failed, or nothing. */
export function scoreOf(
  results: readonly { readonly name: string; readonly reason: string | undefined }[],
): Score {
  const failures = results.flatMap(({ name, reason }) => (reason === undefined ? [] : [{ name, reason }]));
  return { passed: results.length - failures.length, total: results.length, failures };
}
