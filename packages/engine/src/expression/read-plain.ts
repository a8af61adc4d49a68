import type { BinaryOperator, Tree } from './tree.ts';

/** What a plain expression says, as the checks and `toTree` find it. */
export interface Plain {
  readonly tree: Tree;
  readonly names: ReadonlySet<string>;
}

/** Reads from left to right; what is not plain ends it. */
interface Reader {
  readonly tokens: readonly string[];
  readonly names: Set<string>;
  at: number;
}

/** Longer texts are left to the library. Twenty brackets inside one another, the most allowed, take more than this. */
const MAX_TOKENS = 40;

/** A number or text as `literal.ts` takes it, a word, a comparison or a bracket. No line ends: they mean something in FEEL. */
const TOKEN =
  /[ \t]*(\d{1,15}(?:\.\d{1,15})?(?![\w.\u4E00-\u9FFF])|"[^"\\\p{Cc}]*"|[A-Za-z_\u4E00-\u9FFF][\w\u4E00-\u9FFF]*|[<>!]=|[<>=().])/uy;
const WORD = /^[A-Za-z_\u4E00-\u9FFF][\w\u4E00-\u9FFF]*$/;

/** Words with a meaning of their own, the first five read here. `days` is one too, but harmless without `time`. */
const KEYWORDS: ReadonlySet<string> = new Set(
  'true false null and or not in between if then else for return some every satisfies instance of function external date time duration years months list context'.split(
    ' ',
  ),
);

const COMPARISONS: readonly BinaryOperator[] = ['=', '!=', '<', '<=', '>', '>='];

/**
 * Reads what nearly every condition is 常用条件: fields and values compared, joined by `and`, `or` and brackets. Undefined for everything
 * else and for what is wrong; the library reads that in ten times the time. A test holds both to the same answer.
 */
export function readPlain(text: string, known: ReadonlySet<string> | undefined): Plain | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined || (known !== undefined && !areWords(known))) return undefined;
  const reader: Reader = { tokens, names: new Set(), at: 0 };
  const tree = disjunction(reader);
  return tree === undefined || reader.at < tokens.length ? undefined : { tree, names: reader.names };
}

function tokensOf(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  const source = text.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const token = TOKEN.exec(source)?.[1];
    if (token === undefined || tokens.length === MAX_TOKENS) return undefined;
    tokens.push(token);
  }
  return tokens;
}

/** A known name of several words, or one that is a keyword, would be read as one name wherever it stands. */
function areWords(known: ReadonlySet<string>): boolean {
  for (const name of known) if (KEYWORDS.has(name) || !(WORD.test(name) || name.endsWith('()'))) return false;
  return true;
}

function disjunction(reader: Reader): Tree | undefined {
  return joined(reader, 'or', conjunction);
}

function conjunction(reader: Reader): Tree | undefined {
  return joined(reader, 'and', comparison);
}

function joined(
  reader: Reader,
  operator: 'and' | 'or',
  part: (reader: Reader) => Tree | undefined,
): Tree | undefined {
  let left = part(reader);
  while (left !== undefined && reader.tokens[reader.at] === operator) {
    reader.at += 1;
    const right = part(reader);
    if (right === undefined) return undefined;
    left = ['binary', operator, left, right];
  }
  return left;
}

function comparison(reader: Reader): Tree | undefined {
  const left = operand(reader);
  const operator = COMPARISONS.find((each) => each === reader.tokens[reader.at]);
  if (left === undefined || operator === undefined) return left;
  reader.at += 1;
  const right = operand(reader);
  return right === undefined ? undefined : ['binary', operator, left, right];
}

function operand(reader: Reader): Tree | undefined {
  const token = reader.tokens[reader.at];
  if (token === undefined) return undefined;
  reader.at += 1;
  if (token === '(') return bracketed(reader);
  if (token.startsWith('"')) return ['value', token.slice(1, -1)];
  if (token === 'true' || token === 'false') return ['value', token === 'true'];
  if (token === 'null') return ['value', null];
  if (/^\d/.test(token)) return ['value', Number(token)];
  return KEYWORDS.has(token) || !WORD.test(token) ? undefined : path(reader, token);
}

function bracketed(reader: Reader): Tree | undefined {
  const inside = disjunction(reader);
  if (reader.tokens[reader.at] !== ')') return undefined;
  reader.at += 1;
  return inside;
}

function path(reader: Reader, name: string): Tree | undefined {
  reader.names.add(name);
  let tree: Tree = ['name', name];
  while (reader.tokens[reader.at] === '.') {
    const property = reader.tokens[reader.at + 1] ?? '';
    if (KEYWORDS.has(property) || !WORD.test(property)) return undefined;
    tree = ['path', tree, property];
    reader.at += 2;
  }
  return tree;
}
