import { BINARY_OPERATORS, TREE_FUNCTIONS, type Tree } from '../expression/tree.ts';
import { isListOf } from './shape.ts';

/** Operands of each kind of tree, in order: t = tree, l = list of trees, s = string, v = plain value. */
const OPERANDS: { readonly [kind in Tree[0]]: string } = {
  value: 'v',
  name: 's',
  path: 'ts',
  list: 'l',
  negate: 't',
  if: 'ttt',
  between: 'ttt',
  in: 'tt',
  call: 'fl',
  binary: 'ott',
};

/** Whether a value is an expression tree 表达式树. */
export function isTree(value: unknown): value is Tree {
  if (!Array.isArray(value)) return false;
  const [kind, ...operands]: readonly unknown[] = value;
  const kinds = new Map(Object.entries(OPERANDS)).get(String(kind));
  return (
    kinds?.length === operands.length &&
    operands.every((operand, index) => isOperand(operand, kinds[index] ?? ''))
  );
}

function isOperand(value: unknown, kind: string): boolean {
  switch (kind) {
    case 't':
      return isTree(value);
    case 'l':
      return isListOf(value, isTree);
    case 's':
      return typeof value === 'string';
    case 'o':
      return BINARY_OPERATORS.some((operator) => operator === value);
    case 'f':
      return TREE_FUNCTIONS.some((name) => name === value);
    default:
      return value === null || ['boolean', 'number', 'string'].includes(typeof value);
  }
}
