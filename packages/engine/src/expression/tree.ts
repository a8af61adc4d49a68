/** Two-operand operators of the subset; `and` and `or` are three-valued. */
export const BINARY_OPERATORS = [
  '+',
  '-',
  '*',
  '/',
  '**',
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'and',
  'or',
] as const;
/** Operators with two operands 运算符. */
export type BinaryOperator = (typeof BINARY_OPERATORS)[number];

/** Functions of the subset. */
export const TREE_FUNCTIONS = [
  'not',
  'abs',
  'count',
  'sum',
  'min',
  'max',
  'list contains',
  'string length',
  'contains',
  'starts with',
  'ends with',
] as const;
/** Functions of the subset that runs without the FEEL library. */
export type TreeFunction = (typeof TREE_FUNCTIONS)[number];

/**
 * Expression tree 表达式树: a FEEL expression as plain JSON. It is what a compiled form carries to the
 * browser, so that a 2 KB interpreter serves there instead of the 58 KB FEEL library.
 *
 * `in` takes a list (or one value) on the right; `path` reads a property, of every element when its target is a list.
 */
export type Tree =
  | readonly ['value', null | boolean | number | string]
  | readonly ['name', string]
  | readonly ['path', Tree, string]
  | readonly ['list', readonly Tree[]]
  | readonly ['negate', Tree]
  | readonly ['if', Tree, Tree, Tree]
  | readonly ['between', Tree, Tree, Tree]
  | readonly ['in', Tree, Tree]
  | readonly ['call', TreeFunction, readonly Tree[]]
  | readonly ['binary', BinaryOperator, Tree, Tree];
