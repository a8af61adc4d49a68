import type { Score } from './score.ts';
import type { Subject } from './subject.ts';
import { feel } from './suites/feel.ts';
import { golden } from './suites/golden.ts';
import { miwg } from './suites/miwg.ts';
import { patterns } from './suites/patterns.ts';
import { rejected } from './suites/rejected.ts';

/** A suite 测试集: the part of the material that it needs, and how an engine is scored by it. */
interface Suite {
  readonly part: string;
  /** Whether it plays runs, so that a peer can be scored by it. */
  readonly plays: boolean;
  run(subject: Subject): Promise<Score>;
}

/** The suites of `npm run conformance`, in the order printed. */
export const SUITE_NAMES = ['golden', 'rejected', 'patterns', 'feel', 'miwg'] as const;
export type SuiteName = (typeof SUITE_NAMES)[number];

export const SUITES: Readonly<Record<SuiteName, Suite>> = {
  golden: { part: 'bpmn/golden.json', plays: true, run: golden },
  rejected: { part: 'bpmn/rejected.json', plays: false, run: rejected },
  patterns: { part: 'patterns/traces.jsonl', plays: true, run: patterns },
  feel: { part: 'feel/tck-cases.json', plays: false, run: feel },
  miwg: { part: 'miwg', plays: false, run: miwg },
};
