import { literalOf } from './literal.ts';
import { nameOf, type Syntax } from './syntax.ts';
import { BINARY_OPERATORS, TREE_FUNCTIONS, type Tree } from './tree.ts';

/**
 * Translates a checked syntax tree into a {@link Tree}; undefined when it uses more than the subset
 * (loops, filters, ranges, dates, other functions).
 */
export function toTree(node: Syntax): Tree | undefined {
  const [first, second, third] = node.children;
  switch (node.name) {
    case 'Expression':
    case 'PositiveUnaryTest':
      return translated(first, (tree) => tree);
    case 'ParenthesizedExpression':
      return translated(second, (tree) => tree);
    case 'null':
      return ['value', null];
    case 'NumericLiteral':
    case 'StringLiteral':
    case 'BooleanLiteral':
      return literal(node);
    case 'VariableName':
      return ['name', nameOf(node)];
    case 'PathExpression':
      return third === undefined ? undefined : translated(first, (tree) => ['path', tree, nameOf(third)]);
    case 'List':
      return all(node.children.slice(1, -1), (elements) => ['list', elements]);
    case 'IfExpression':
      return conditional(node.children);
    case 'FunctionInvocation':
      return call(first, third);
    case 'ArithmeticExpression':
      if (third !== undefined) return binary(first, second, third);
      return translated(second, (operand) => ['negate', operand]);
    case 'Disjunction':
    case 'Conjunction':
      return binary(first, second, third);
    case 'Comparison':
      return comparison(node.children);
    default:
      return undefined;
  }
}

function translated(node: Syntax | undefined, build: (tree: Tree) => Tree): Tree | undefined {
  const tree = node === undefined ? undefined : toTree(node);
  return tree === undefined ? undefined : build(tree);
}

function all(
  nodes: readonly Syntax[],
  build: (trees: readonly Tree[]) => Tree | undefined,
): Tree | undefined {
  const trees: Tree[] = [];
  for (const node of nodes) {
    const tree = toTree(node);
    if (tree === undefined) return undefined;
    trees.push(tree);
  }
  return build(trees);
}

function literal(node: Syntax): Tree | undefined {
  const value = literalOf(node);
  return value === undefined ? undefined : ['value', value];
}

function conditional([, condition, , then, , otherwise]: readonly Syntax[]): Tree | undefined {
  if (condition === undefined || then === undefined || otherwise === undefined) return undefined;
  return all([condition, then, otherwise], ([a, b, c]) =>
    a === undefined || b === undefined || c === undefined ? undefined : ['if', a, b, c],
  );
}

function call(target: Syntax | undefined, parameters: Syntax | undefined): Tree | undefined {
  const wanted = target === undefined ? '' : nameOf(target);
  const name = TREE_FUNCTIONS.find((candidate) => candidate === wanted);
  if (name === undefined || parameters?.name !== 'PositionalParameters') return undefined;
  return all(parameters.children, (args) => ['call', name, args]);
}

function binary(
  left: Syntax | undefined,
  operator: Syntax | undefined,
  right: Syntax | undefined,
): Tree | undefined {
  const written = operator?.text === '^' ? '**' : operator?.text;
  const name = BINARY_OPERATORS.find((candidate) => candidate === written);
  if (name === undefined || left === undefined || right === undefined) return undefined;
  return all([left, right], ([a, b]) =>
    a === undefined || b === undefined ? undefined : ['binary', name, a, b],
  );
}

function comparison(parts: readonly Syntax[]): Tree | undefined {
  const [value, operator, right, tests, high] = parts;
  if (value === undefined || right === undefined) return undefined;
  if (operator?.name === 'between')
    return high === undefined
      ? undefined
      : all([value, right, high], ([a, b, c]) =>
          a === undefined || b === undefined || c === undefined ? undefined : ['between', a, b, c],
        );
  if (operator?.name !== 'in') return binary(value, operator, right);
  // `x in (1, 2)` is `x in [1, 2]` in other clothes.
  const list = tests === undefined ? toTree(right) : all(tests.children, (elements) => ['list', elements]);
  return list === undefined ? undefined : translated(value, (tree) => ['in', tree, list]);
}
