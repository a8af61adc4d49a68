import type { Static } from 'typebox';
import type { ImportReport } from '../schema.ts';
import type { ImportKindName } from './import-kind.ts';
import type { PlanCounts } from './plan.ts';
import { problemText, type ReportLanguage } from './problem-text.ts';
import type { RowProblem } from './row-problem.ts';

/** Report 导入报告 as the wire has it. */
export type Report = Static<typeof ImportReport>;

/** Findings listed at most; their number is always complete. */
const MAX_LISTED = 500;
const MAX_VALUE = 80;

/** What a report is made of. */
export interface ReportFacts {
  readonly kind: ImportKindName;
  readonly encoding: string;
  readonly rows: number;
  readonly counts: PlanCounts | undefined;
  readonly problems: readonly RowProblem[];
  readonly ignoredColumns: readonly string[];
  readonly applied: boolean;
}

/** Writes the report in one language, findings in the order of the file. */
export function report(facts: ReportFacts, language: ReportLanguage): Report {
  const { kind, encoding, rows, counts, applied } = facts;
  const problems = facts.problems.toSorted((a, b) => a.line - b.line);
  return {
    kind,
    encoding,
    rows,
    added: counts?.added ?? 0,
    changed: counts?.changed ?? 0,
    unchanged: counts?.unchanged ?? 0,
    removed: counts?.removed ?? 0,
    rejected:
      counts === undefined
        ? rows
        : new Set(problems.filter(({ line }) => line > 0).map(({ line }) => line)).size,
    leavers: counts?.leavers ?? 0,
    applied,
    ignoredColumns: [...facts.ignoredColumns],
    errorCount: problems.length,
    errors: problems.slice(0, MAX_LISTED).map((problem) => ({
      line: problem.line,
      column: problem.column ?? null,
      value: problem.value === undefined ? null : visible(problem.value),
      ...problemText(problem, language),
    })),
  };
}

/** Makes what cannot be seen visible (U+202E …), so that the reader knows what to delete. */
function visible(value: string): string {
  const shown = value.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
  const letters = Array.from(shown);
  return letters.length > MAX_VALUE ? `${letters.slice(0, MAX_VALUE).join('')}…` : shown;
}
