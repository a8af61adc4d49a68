import type { Text } from '../../../text.ts';
import type { Token } from './tokens.ts';
import type { Juel, JuelOperator } from './tree.ts';

/** Brackets, calls and signs inside one another; deeper ones are refused, so that no text exhausts the stack. */
const MAX_DEPTH = 50;

/** Binary operators from the loosest to the tightest, each level associating to the left. */
const LEVELS: readonly { readonly [token: string]: JuelOperator }[] = [
  { '||': 'or', or: 'or' },
  { '&&': 'and', and: 'and' },
  { '==': '==', eq: '==', '!=': '!=', ne: '!=' },
  { '<': '<', lt: '<', '<=': '<=', le: '<=', '>': '>', gt: '>', '>=': '>=', ge: '>=' },
  { '+': '+', '-': '-' },
  { '*': '*', '/': '/', div: '/', '%': '%', mod: '%' },
];

const UNARY: { readonly [token: string]: '-' | 'not' | 'empty' } = {
  '-': '-',
  '!': 'not',
  not: 'not',
  empty: 'empty',
};

const CONSTANTS: { readonly [name: string]: boolean | null } = { true: true, false: false, null: null };

interface Parser {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
  problem: Text | undefined;
}

const NOTHING: Juel = { kind: 'literal', value: null };
const END: Token = { kind: 'end', text: '' };

/** Parses the tokens of one JUEL expression (Expression Language 2.2, §1.27 without deferred assignment). */
export function parseJuel(tokens: readonly Token[]): { readonly tree: Juel } | { readonly problem: Text } {
  const parser: Parser = { tokens, at: 0, depth: 0, problem: undefined };
  const tree = choice(parser);
  if (peek(parser).kind !== 'end') fail(parser);
  return parser.problem === undefined ? { tree } : { problem: parser.problem };
}

function peek({ tokens, at }: Parser, ahead = 0): Token {
  return tokens[at + ahead] ?? END;
}

/** Is this token, which is no string, next? */
function isNext(parser: Parser, text: string, ahead = 0): boolean {
  const { kind, text: found } = peek(parser, ahead);
  return kind !== 'string' && kind !== 'end' && found === text;
}

function take(parser: Parser): Token {
  const token = peek(parser);
  parser.at += 1;
  return token;
}

function expectSign(parser: Parser, text: string): void {
  if (isNext(parser, text)) parser.at += 1;
  else fail(parser);
}

/** Notes that the text cannot be read from here and skips the rest, so that every loop ends. */
function fail(parser: Parser): Juel {
  const { kind, text } = peek(parser);
  const [zh, en] = kind === 'end' || text === '' ? ['结尾', 'its end'] : [`“${text}”`, `“${text}”`];
  parser.problem ??= {
    zh: `表达式在${zh}处看不懂，请检查括号、引号和运算符（相等写 ==）`,
    en: `the expression cannot be read at ${en}: check brackets, quotes and operators (equal is ==)`,
  };
  parser.at = parser.tokens.length;
  return NOTHING;
}

function nested(parser: Parser, parse: (parser: Parser) => Juel): Juel {
  if (parser.depth >= MAX_DEPTH) {
    parser.problem ??= {
      zh: `嵌套超过 ${MAX_DEPTH} 层，请拆成几步`,
      en: `it is nested deeper than ${MAX_DEPTH} levels: split it up`,
    };
    return fail(parser);
  }
  parser.depth += 1;
  const tree = parse(parser);
  parser.depth -= 1;
  return tree;
}

function choice(parser: Parser): Juel {
  const test = binary(parser, 0);
  if (!isNext(parser, '?')) return test;
  parser.at += 1;
  const yes = nested(parser, choice);
  expectSign(parser, ':');
  return { kind: 'choice', test, yes, no: nested(parser, choice) };
}

function binary(parser: Parser, level: number): Juel {
  const operators = LEVELS[level];
  if (operators === undefined) return unary(parser);
  let left = binary(parser, level + 1);
  for (;;) {
    const operator = operatorAt(parser, operators);
    if (operator === undefined) return left;
    parser.at += 1;
    left = { kind: 'binary', operator, left, right: binary(parser, level + 1) };
  }
}

function operatorAt<O>(parser: Parser, operators: { readonly [token: string]: O }): O | undefined {
  const { kind, text } = peek(parser);
  return kind !== 'string' && Object.hasOwn(operators, text) ? operators[text] : undefined;
}

function unary(parser: Parser): Juel {
  const operator = operatorAt(parser, UNARY);
  if (operator === undefined) return postfix(parser);
  parser.at += 1;
  return { kind: 'unary', operator, of: nested(parser, unary) };
}

function postfix(parser: Parser): Juel {
  let tree = primary(parser);
  for (;;) {
    if (isNext(parser, '.')) tree = member(parser, tree);
    else if (isNext(parser, '[')) tree = index(parser, tree);
    else return tree;
  }
}

function member(parser: Parser, of: Juel): Juel {
  parser.at += 1;
  if (peek(parser).kind !== 'name') return fail(parser);
  const name = take(parser).text;
  return isNext(parser, '(')
    ? { kind: 'method', of, name, args: args(parser) }
    : { kind: 'property', of, name };
}

function index(parser: Parser, of: Juel): Juel {
  parser.at += 1;
  const at = nested(parser, choice);
  expectSign(parser, ']');
  return { kind: 'index', of, at };
}

function args(parser: Parser): readonly Juel[] {
  parser.at += 1;
  const found: Juel[] = [];
  while (!isNext(parser, ')')) {
    if (found.length > 0) expectSign(parser, ',');
    found.push(nested(parser, choice));
    if (parser.problem !== undefined) return found;
  }
  parser.at += 1;
  return found;
}

function primary(parser: Parser): Juel {
  const { kind, text } = peek(parser);
  if (kind === 'name') return named(parser);
  if (kind === 'sign' && text === '(') return bracketed(parser);
  if (kind !== 'number' && kind !== 'string') return fail(parser);
  parser.at += 1;
  return { kind: 'literal', value: kind === 'number' ? Number(text) : text };
}

function bracketed(parser: Parser): Juel {
  parser.at += 1;
  const tree = nested(parser, choice);
  expectSign(parser, ')');
  return tree;
}

function named(parser: Parser): Juel {
  const name = take(parser).text;
  if (Object.hasOwn(CONSTANTS, name)) return { kind: 'literal', value: CONSTANTS[name] ?? null };
  if (isNext(parser, '(')) return { kind: 'function', name, args: args(parser) };
  const isPrefix = isNext(parser, ':') && peek(parser, 1).kind === 'name' && isNext(parser, '(', 2);
  if (!isPrefix) return { kind: 'name', name };
  parser.at += 1;
  return { kind: 'function', name: `${name}:${take(parser).text}`, args: args(parser) };
}
