import {
  binding,
  type Findings,
  LIST_ROUNDS,
  MAX_ROUNDS,
  refuse,
  type Scope,
  type Walk,
} from './check-scope.ts';
import { nameOf, type Syntax } from './syntax.ts';

/** `for … return`, `some … satisfies`, `every … satisfies`: the rounds of all loops around must stay bounded. */
export function checkLoop(node: Syntax, outer: Scope, findings: Findings, walk: Walk): void {
  const parts = node.children.flatMap((child) => (child.name === 'InExpressions' ? child.children : [child]));
  let scope = outer;
  for (const part of parts) {
    if (part.name === 'InExpression') scope = inLoop(part, scope, findings, walk);
    else walk(part, scope);
  }
}

function inLoop(part: Syntax, scope: Scope, findings: Findings, walk: Walk): Scope {
  const [name, , source] = part.children;
  if (name === undefined || source === undefined) return scope;
  const rounds = scope.rounds * roundsOf(source, scope, findings, walk);
  if (rounds > MAX_ROUNDS) refuseRounds(part, findings);
  return binding(scope, nameOf(name), rounds);
}

/** A filter `list[condition]` is a loop over its list; `list[1]` is not. */
export function checkFilter(node: Syntax, scope: Scope, findings: Findings, walk: Walk): void {
  const [target, , condition] = node.children;
  if (target === undefined || condition === undefined) return;
  walk(target, scope);
  if (condition.name === 'NumericLiteral') return walk(condition, scope);
  const length = listLength(target);
  if (length === undefined) refuseSource(target, findings);
  const rounds = scope.rounds * (length ?? 1);
  if (rounds > MAX_ROUNDS) refuseRounds(node, findings);
  const inside = binding(scope, 'item', rounds);
  // `a[> 3]`: the test's own operand is what needs a look.
  if (condition.name === 'SimplePositiveUnaryTest')
    for (const child of condition.children) walk(child, inside);
  else walk(condition, inside);
}

function refuseRounds(node: Syntax, findings: Findings): void {
  refuse(
    findings,
    'tooManyRounds',
    node,
    `循环合计超过 ${MAX_ROUNDS} 次（数据里的一个列表按 ${LIST_ROUNDS} 项计），请缩小范围`,
    `The loops run more than ${MAX_ROUNDS} rounds (a list of the data counts as ${LIST_ROUNDS}): make them smaller`,
  );
}

function refuseSource(node: Syntax, findings: Findings): void {
  refuse(
    findings,
    'unboundedRange',
    node,
    `只能对数据里的列表或写出的列表逐项计算，不能对“${node.text}”`,
    `Only a list of the data or a written list can be walked, not “${node.text}”`,
  );
}

/** How often a loop runs: the length of a constant range, or of a list. */
function roundsOf(source: Syntax, scope: Scope, findings: Findings, walk: Walk): number {
  const range = rangeOf(source);
  if (range !== undefined) return rangeLength(range, findings);
  const list = source.name === 'IterationContext' ? source.children[0] : source;
  if (list === undefined) return 1;
  walk(list, scope);
  const length = listLength(list);
  if (length === undefined) refuseSource(list, findings);
  return length ?? 1;
}

/** Length of what is known to be a list of bounded length; undefined for anything computed. */
function listLength(node: Syntax): number | undefined {
  switch (node.name) {
    case 'VariableName':
      return LIST_ROUNDS;
    case 'PathExpression':
    case 'FilterExpression':
    case 'ParenthesizedExpression': {
      const inner = node.children.find((child) => child.name !== '(');
      return inner === undefined ? undefined : listLength(inner);
    }
    case 'List':
      return node.children.length;
    default:
      return undefined;
  }
}

/** The node that holds `..`, if the source of a loop is a range `1..10` or `[1..10]`. */
function rangeOf(source: Syntax): Syntax | undefined {
  if (source.children.some((child) => child.name === '..')) return source;
  const [only] = source.children;
  if (source.children.length !== 1 || only === undefined) return undefined;
  return ['SimplePositiveUnaryTest', 'Interval'].includes(only.name) ? rangeOf(only) : undefined;
}

/**
 * Both bounds must be whole numbers and included: feelin never ends on `1..1.5` or `(1..1)`, because it waits for
 * the counter to equal the last bound.
 */
function rangeLength(range: Syntax, findings: Findings): number {
  const match = /^(?<open>\[?)\s*(?<from>-?\d{1,9})\s*\.\.\s*(?<to>-?\d{1,9})\s*(?<close>\]?)$/.exec(
    range.text,
  );
  const { open, close, from, to } = match?.groups ?? {};
  const length = Math.abs(Number(to) - Number(from)) + 1;
  if (length <= MAX_ROUNDS && (open === '[') === (close === ']')) return length;
  refuse(
    findings,
    'unboundedRange',
    range,
    `循环范围“${range.text}”要写成两个整数，且不超过 ${MAX_ROUNDS} 个，例如 1..10`,
    `The range “${range.text}” must be two whole numbers with at most ${MAX_ROUNDS} between them, such as 1..10`,
  );
  return 1;
}
