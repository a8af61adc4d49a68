import { checkFilter, checkLoop } from './check-loops.ts';
import { type Findings, holdsNode, refuse, type Scope } from './check-scope.ts';
import { CLOCK, CLOCK_FUNCTIONS } from './clock.ts';
import { ALLOWED_FUNCTIONS, FORBIDDEN_FUNCTIONS } from './functions.ts';
import { literalOf } from './literal.ts';
import { nameOf, type Syntax } from './syntax.ts';

/** Brackets, calls, lists, loops and conditions inside one another. */
const MAX_NESTING = 20;

const NESTS = new Set([
  'ParenthesizedExpression',
  'FunctionInvocation',
  'List',
  'Context',
  'IfExpression',
  'ForExpression',
  'QuantifiedExpression',
  'FilterExpression',
]);

/** Nodes that need no check of their own beyond their children. */
const PLAIN = new Set([
  'Expression',
  'ParenthesizedExpression',
  'PathExpression',
  'List',
  'IfExpression',
  'Disjunction',
  'Conjunction',
  'Comparison',
  'ArithmeticExpression',
  'PositiveUnaryTests',
  'PositionalParameters',
  'NamedParameters',
  'DateTimeLiteral',
  'AtLiteral',
]);

/** Leaves of the grammar: words, brackets and operators. */
const LEAVES = new Set(
  'PathName StringLiteral BooleanLiteral DateTimeConstructor CompareOp ArithOp null if then else for return some every satisfies in and or between ( ) [ ] { } . ..'.split(
    ' ',
  ),
);

/**
 * Allow-list 白名单 over the syntax tree: whatever is not known to be bounded and harmless is a problem.
 * Answers the variables and functions that the expression uses; names bound by `for`, `some` and `every` are neither.
 * `hasClock`: whether `now()` and `today()` have a clock to read.
 */
export function checkSyntax(root: Syntax, hasClock: boolean): Findings {
  const findings: Findings = { names: new Set(), functions: new Set(), problems: [], hasClock };
  const walk = (node: Syntax, scope: Scope): void => walkNode(node, scope, findings);
  walk(root, { bound: new Set(), entries: new Set(), nesting: 0, rounds: 1 });
  return findings;
}

function walkNode(node: Syntax, outer: Scope, findings: Findings): void {
  if (LEAVES.has(node.name)) return;
  const scope = NESTS.has(node.name) ? { ...outer, nesting: outer.nesting + 1 } : outer;
  const walk = (child: Syntax, inner: Scope): void => walkNode(child, inner, findings);
  const walkAll = (nodes: readonly Syntax[]): void => {
    for (const child of nodes) walk(child, scope);
  };
  if (scope.nesting > MAX_NESTING) return refuseDepth(node, findings);
  if (PLAIN.has(node.name)) return walkAll(node.children);
  switch (node.name) {
    case 'VariableName':
      return checkVariable(node, scope, findings);
    case 'NumericLiteral':
      return checkNumber(node, findings);
    case 'FunctionInvocation':
      checkCall(node, findings);
      return walkAll(node.children.slice(1));
    case 'NamedParameter':
      return walkAll(node.children.slice(1));
    // A range or `> 3` is a test, good only on the right of `in`: as a value it could end up in a loop.
    case 'PositiveUnaryTest':
      return walkAll(unwrappedTest(node.children));
    case 'ForExpression':
    case 'QuantifiedExpression':
      return checkLoop(node, scope, findings, walk);
    case 'FilterExpression':
      return checkFilter(node, scope, findings, walk);
    case 'Context':
      return checkContext(node, scope, findings);
    case 'InstanceOfExpression':
      return walkAll(node.children.slice(0, 1));
    default:
      return refuse(
        findings,
        'forbiddenConstruct',
        node,
        `这里不能使用“${node.text}”这种写法，请改写`,
        `“${node.text}” is not allowed here: write it in another way`,
      );
  }
}

function unwrappedTest(nodes: readonly Syntax[]): readonly Syntax[] {
  return nodes.flatMap((node) =>
    node.name === 'SimplePositiveUnaryTest' || node.name === 'Interval'
      ? unwrappedTest(node.children)
      : [node],
  );
}

function refuseDepth(node: Syntax, findings: Findings): void {
  refuse(
    findings,
    'tooDeep',
    node,
    `嵌套超过 ${MAX_NESTING} 层，请拆成几步`,
    `More than ${MAX_NESTING} levels deep: split it up`,
  );
}

function checkVariable(node: Syntax, scope: Scope, findings: Findings): void {
  const name = nameOf(node);
  if (scope.bound.has(name)) return;
  // The results so far, or an earlier entry of the object: both let 4 KB of text double a list until memory ends.
  if (scope.entries.has(name) || (name === 'partial' && scope.rounds > 1))
    return refuse(
      findings,
      'forbiddenConstruct',
      node,
      `不能引用正在计算的结果“${name}”，请写出要用的值`,
      `“${name}” is still being computed and cannot be read: write out the value`,
    );
  findings.names.add(name);
}

/** feelin reads `1e3` as 1 and `- 5` as no number at all. */
function checkNumber(node: Syntax, findings: Findings): void {
  if (Number(node.text) === literalOf(node)) return;
  refuse(
    findings,
    'badNumber',
    node,
    `数字“${node.text}”写法不对，请直接写出，例如 1000 或 -5`,
    `“${node.text}” is not a plain number: write it out, such as 1000 or -5`,
  );
}

function checkCall(node: Syntax, findings: Findings): void {
  const [target] = node.children;
  const isName = target?.name === 'VariableName' || target?.name === 'SpecialFunctionName';
  const name = isName ? nameOf(target) : '';
  if (findings.hasClock && CLOCK_FUNCTIONS.has(name)) {
    findings.functions.add(name);
    findings.names.add(CLOCK);
    return;
  }
  const forbidden = FORBIDDEN_FUNCTIONS.get(name);
  if (forbidden !== undefined)
    return refuse(findings, 'forbiddenFunction', node, forbidden.zh(name), forbidden.en(name));
  if (!ALLOWED_FUNCTIONS.has(name))
    return refuse(
      findings,
      'unknownFunction',
      node,
      `没有名为“${target?.text ?? ''}”的函数，请检查拼写`,
      `There is no function “${target?.text ?? ''}”: check its spelling`,
    );
  findings.functions.add(name);
  const joinsLoop = name.startsWith('string') && holdsNode(node, (part) => part.name === 'ForExpression');
  if (joinsLoop)
    refuse(
      findings,
      'forbiddenConstruct',
      node,
      `“${name}”里不能放循环，否则文字可能无限变长`,
      `“${name}” must not hold a loop: the text could grow without bound`,
    );
}

function checkContext(node: Syntax, scope: Scope, findings: Findings): void {
  let entries = scope.entries;
  for (const entry of node.children.filter((child) => child.name === 'ContextEntry')) {
    const [key, value] = entry.children;
    if (value !== undefined) walkNode(value, { ...scope, entries }, findings);
    if (key !== undefined) entries = new Set([...entries, key.text.replaceAll('"', '').trim()]);
  }
}
