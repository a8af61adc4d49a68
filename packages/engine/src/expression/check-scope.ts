import { expressionProblem, type ExpressionProblem } from './problem.ts';
import type { Syntax } from './syntax.ts';

/** Longest range that a loop may walk, and largest product of nested loops. */
export const MAX_ROUNDS = 10_000;
/** What a loop over a list of the data counts for: no list of a form is longer. */
export const LIST_ROUNDS = 100;

/** Where the walk is: names bound by loops, keys of the object being built, open brackets, rounds of the loops around. */
export interface Scope {
  readonly bound: ReadonlySet<string>;
  readonly entries: ReadonlySet<string>;
  readonly nesting: number;
  readonly rounds: number;
}

/** What the walk gathers. */
export interface Findings {
  readonly names: Set<string>;
  readonly functions: Set<string>;
  readonly problems: ExpressionProblem[];
  readonly hasClock: boolean;
}

export type Walk = (node: Syntax, scope: Scope) => void;

/** Notes a problem at a node. */
export function refuse(
  findings: Findings,
  code: ExpressionProblem['code'],
  node: Syntax,
  zh: string,
  en: string,
): void {
  findings.problems.push(expressionProblem(code, node.from, zh, en));
}

/** The scope with one more name bound. */
export function binding(scope: Scope, name: string, rounds: number): Scope {
  return { ...scope, bound: new Set([...scope.bound, name]), rounds };
}

/** Whether a node or anything below it satisfies the test. */
export function holdsNode(node: Syntax, test: (node: Syntax) => boolean): boolean {
  return test(node) || node.children.some((child) => holdsNode(child, test));
}
