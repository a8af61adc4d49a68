import { feelString, type Translated } from '../translated.ts';
import { callToFeel } from './calls.ts';
import { nameToFeel, propertyToFeel } from './names.ts';
import { BINDS, cannot, emptiness, value, within, type Piece, type Printing } from './printing.ts';
import type { Juel, JuelOperator } from './tree.ts';
import { ofVariable } from './variable-functions.ts';

type Binary = Extract<Juel, { kind: 'binary' }>;

const OPERATORS: {
  readonly [operator in Exclude<JuelOperator, '%'>]: readonly [feel: string, binds: number];
} = {
  or: ['or', BINDS.or],
  and: ['and', BINDS.and],
  '==': ['=', BINDS.comparison],
  '!=': ['!=', BINDS.comparison],
  '<': ['<', BINDS.comparison],
  '<=': ['<=', BINDS.comparison],
  '>': ['>', BINDS.comparison],
  '>=': ['>=', BINDS.comparison],
  '+': ['+', BINDS.sum],
  '-': ['-', BINDS.sum],
  '*': ['*', BINDS.product],
  '/': ['/', BINDS.product],
};

/** Writes a JUEL tree as FEEL. */
export function toFeel(tree: Juel): Translated {
  const printing: Printing = { problem: undefined, print: (node) => print(printing, node) };
  const { text } = printing.print(tree);
  return printing.problem === undefined ? { feel: text } : { problem: printing.problem };
}

function print(printing: Printing, tree: Juel): Piece {
  switch (tree.kind) {
    case 'literal':
      return literal(printing, tree.value);
    case 'name':
      return value(nameToFeel(printing, tree.name));
    case 'property':
      return value(propertyToFeel(within(printing, tree.of, BINDS.value), tree.name));
    case 'index':
      return index(printing, tree.of, tree.at);
    case 'method':
    case 'function':
      return callToFeel(printing, tree);
    case 'unary':
      return unary(printing, tree.operator, tree.of);
    case 'binary':
      return binary(printing, tree);
    case 'choice':
      return choice(printing, tree);
  }
}

function literal(printing: Printing, given: string | number | boolean | null): Piece {
  if (typeof given === 'string') return value(feelString(given));
  const text = String(given);
  // FEEL has no exponents.
  if (text.includes('e') && typeof given === 'number') {
    return cannot(printing, `数字 ${text} 请直接写出`, `write the number ${text} without an exponent`);
  }
  return value(text);
}

/** JUEL counts from 0, FEEL from 1; a text in brackets is the name of a property. */
function index(printing: Printing, of: Juel, at: Juel): Piece {
  const target = within(printing, of, BINDS.value);
  if (at.kind === 'literal' && typeof at.value === 'string') {
    return value(propertyToFeel(target, at.value));
  }
  if (at.kind === 'literal' && typeof at.value === 'number') return value(`${target}[${at.value + 1}]`);
  // What a variable holds, a place in a list or the name of a property, cannot be seen from here.
  if (!isNumeric(at)) {
    return cannot(
      printing,
      '方括号里请写数字、文字或 loopCounter，不能写其他变量',
      'put a number, a text or loopCounter into the square brackets, not another variable',
    );
  }
  return value(`${target}[${within(printing, at, BINDS.sum)} + 1]`);
}

function isNumeric(tree: Juel): boolean {
  if (tree.kind === 'name') return tree.name === 'loopCounter';
  if (tree.kind === 'unary') return tree.operator === '-';
  return tree.kind === 'binary' && ['+', '-', '*', '/', '%'].includes(tree.operator);
}

function unary(printing: Printing, operator: '-' | 'not' | 'empty', of: Juel): Piece {
  if (operator === 'empty') return emptiness(printing, of);
  if (operator === '-') return { text: `-${within(printing, of, BINDS.value)}`, binds: BINDS.sign };
  if (isTruth(of)) return value(`not(${within(printing, of, BINDS.choice)})`);
  // In JUEL null counts as false; FEEL's not(null) would be null.
  return { text: `${within(printing, of, BINDS.sum)} != true`, binds: BINDS.comparison };
}

function binary(printing: Printing, tree: Binary): Piece {
  const { operator, left, right } = tree;
  if (operator === '%') return modulo(printing, left, right);
  if (operator === '+' && (isText(left) || isText(right))) return refuseTextSum(printing);
  const [feel, binds] = OPERATORS[operator];
  const [a, b] =
    operator === 'and' || operator === 'or'
      ? [truth(printing, left, binds), truth(printing, right, binds + 1)]
      : [operand(printing, left, right, binds), operand(printing, right, left, binds + 1)];
  return { text: `${a} ${feel} ${b}`, binds };
}

/** Comparisons do not chain in FEEL, so both sides of one must bind tighter. */
function operand(printing: Printing, tree: Juel, other: Juel, binds: number): string {
  const text = within(printing, tree, binds === BINDS.comparison ? BINDS.sum : binds);
  // JUEL compares what is written as text with whatever type the variable has: 'true' with true, '5' with 5.
  const looksTyped = isText(other) && /^(?:true|false|-?\d+(?:\.\d+)?)$/.test(String(other.value));
  return looksTyped && tree.kind !== 'literal' ? `string(${text})` : text;
}

function modulo(printing: Printing, left: Juel, right: Juel): Piece {
  return value(`modulo(${within(printing, left, BINDS.choice)}, ${within(printing, right, BINDS.choice)})`);
}

function refuseTextSum(printing: Printing): Piece {
  return cannot(
    printing,
    'JUEL 的 + 只把数字相加，不能连接文字；连接文字请写成“文字${变量}”',
    'the + of JUEL adds numbers and joins no texts: write text${variable} to join',
  );
}

function choice(printing: Printing, { test, yes, no }: Extract<Juel, { kind: 'choice' }>): Piece {
  const [a, b] = [within(printing, yes, BINDS.choice), within(printing, no, BINDS.choice)];
  return { text: `if ${truth(printing, test, BINDS.choice)} then ${a} else ${b}`, binds: BINDS.choice };
}

/** A node where JUEL asks for true or false, taking null for false. */
function truth(printing: Printing, tree: Juel, binds: number): string {
  if (isTruth(tree)) return within(printing, tree, binds);
  return `${within(printing, tree, BINDS.sum)} = true`;
}

/** Is the result true or false whatever the variables hold? */
function isTruth(tree: Juel): boolean {
  if (tree.kind === 'literal') return typeof tree.value === 'boolean';
  if (tree.kind === 'unary') return tree.operator !== '-';
  if (tree.kind === 'method') return ['equals', 'isEmpty'].includes(tree.name);
  if (tree.kind === 'function') {
    const said = ofVariable(tree.name, tree.args);
    return said !== undefined && isTruth(said);
  }
  return tree.kind === 'binary' && OPERATORS_OF_TRUTH.has(tree.operator);
}

const OPERATORS_OF_TRUTH: ReadonlySet<JuelOperator> = new Set([
  'or',
  'and',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
]);

function isText(tree: Juel): tree is Extract<Juel, { kind: 'literal' }> {
  return tree.kind === 'literal' && typeof tree.value === 'string';
}
