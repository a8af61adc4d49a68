import type { JsonObject } from '../json.ts';
import { CLOCK } from './clock.ts';
import { checkSyntax } from './check-syntax.ts';
import { feelinRunner } from './feelin-runner.ts';
import { expressionProblem, type ExpressionProblem } from './problem.ts';
import { readPlain } from './read-plain.ts';
import type { Evaluated } from './result.ts';
import { runnerOf } from './run-tree.ts';
import { parseSyntax } from './syntax.ts';
import { toTree } from './to-tree.ts';
import type { Tree } from './tree.ts';

/** Longest source of an expression, in UTF-8 bytes. */
const MAX_SOURCE_BYTES = 4096;

/** A compiled FEEL expression 表达式: parsed and checked once, run many times. */
export interface Expression {
  readonly text: string;
  /** Variables that it reads; nothing else is passed to it. */
  readonly names: readonly string[];
  /** Present when the expression lies in the subset that runs without the FEEL library, in well under a microsecond. */
  readonly tree: Tree | undefined;
  /** Evaluates 求值. A name that `variables` lacks is null. Errors are values. */
  evaluate(variables: JsonObject): Evaluated;
}

/**
 * Compiles FEEL 编译表达式. With `known`, names outside of it are problems; `now()` and `today()` are, unless it has {@link CLOCK}.
 * Semantics are those of feelin 8.2: comparing with null gives null, `and`/`or` are three-valued.
 */
export function compileExpression(
  text: string,
  known?: ReadonlySet<string>,
): { readonly expression: Expression } | { readonly problems: readonly ExpressionProblem[] } {
  if (text.trim() === '')
    return problem('empty', undefined, '表达式是空的，请填写', 'The expression is empty: write one');
  const plain = plainExpression(text, known);
  if (plain !== undefined) return { expression: plain };
  if (byteLength(text) > MAX_SOURCE_BYTES)
    return problem(
      'tooLong',
      undefined,
      '表达式超过 4 KB，请拆成几步',
      'The expression is longer than 4 KB: split it up',
    );
  const parsed = parseSyntax(text, known ?? []);
  if ('at' in parsed && parsed.tooDeep)
    return problem(
      'tooDeep',
      undefined,
      '表达式太长，请拆成几步',
      'The chain of operators is too long: split it up',
    );
  if ('at' in parsed)
    return problem(
      'syntax',
      parsed.at,
      `从第 ${parsed.at + 1} 个字符起看不懂：“${excerpt(text, parsed.at)}”，请检查括号和运算符`,
      `Cannot be read from character ${parsed.at + 1}: “${excerpt(text, parsed.at)}”; check brackets and operators`,
    );
  const { names, functions, problems } = checkSyntax(parsed.root, known === undefined || known.has(CLOCK));
  const wrongNames = [...names].filter(
    (name) => (known !== undefined && !known.has(name)) || functions.has(name),
  );
  const all = [...problems, ...wrongNames.map((name) => unknownName(name, text))];
  if (all.length > 0) return { problems: all };
  const tree = toTree(parsed.root);
  const evaluate = tree === undefined ? feelinRunner(text, [...names]) : runnerOf(tree);
  return { expression: { text, names: [...names], tree, evaluate } };
}

/** What is plain and right needs no library; with a problem, the long way finds the words for it. */
function plainExpression(text: string, known: ReadonlySet<string> | undefined): Expression | undefined {
  if (text.length > MAX_SOURCE_BYTES / 4) return undefined;
  const plain = readPlain(text, known);
  if (plain === undefined) return undefined;
  const { tree } = plain;
  const names = [...plain.names];
  if (known !== undefined && !names.every((name) => known.has(name))) return undefined;
  return { text, names, tree, evaluate: runnerOf(tree) };
}

function problem(...[code, at, zh, en]: Parameters<typeof expressionProblem>): {
  readonly problems: readonly ExpressionProblem[];
} {
  return { problems: [expressionProblem(code, at, zh, en)] };
}

function unknownName(name: string, text: string): ExpressionProblem {
  const at = text.indexOf(name);
  const hint = name.startsWith('not ')
    ? { zh: '，否定请写 not(…)', en: '; write not(…) to negate' }
    : undefined;
  return expressionProblem(
    'unknownName',
    at < 0 ? undefined : at,
    `这里没有名为“${name}”的变量，请检查拼写${hint?.zh ?? ''}`,
    `There is no variable “${name}” here: check its spelling${hint?.en ?? ''}`,
  );
}

function excerpt(text: string, at: number): string {
  const rest = text.slice(at, at + 20).trim();
  return rest === '' ? text.trim().slice(-20) : rest;
}

function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
