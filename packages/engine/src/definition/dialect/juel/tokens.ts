/** One token 词 of a JUEL expression. A string's text is its value, without quotes and escapes. */
export interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'sign' | 'end' | 'unknown';
  readonly text: string;
}

/** Tokens up to the closing brace, and where the text goes on behind it. */
export interface Tokens {
  readonly tokens: readonly Token[];
  readonly end: number;
}

const SPACE = /\s*/y;
const SHAPES = [
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['string', /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/sy],
  ['name', /[\p{L}_$][\p{L}\p{N}_$]*/uy],
  ['sign', /&&|\|\||==|!=|<=|>=|[-+*/%<>!?:.,()[\]]/y],
] as const;

/** Reads the tokens of `${…}` from behind its opening brace to its closing one, each character once. */
export function tokensOf(text: string, from: number): Tokens {
  const tokens: Token[] = [];
  let at = from;
  for (;;) {
    at += lengthAt(SPACE, text, at);
    if (at >= text.length || text[at] === '}') break;
    const [token, length] = tokenAt(text, at);
    tokens.push(token);
    at += length;
    if (token.kind === 'unknown') break;
  }
  const isClosed = text[at] === '}';
  if (!isClosed) tokens.push({ kind: 'unknown', text: '' });
  return { tokens: [...tokens, { kind: 'end', text: '' }], end: isClosed ? at + 1 : text.length };
}

function tokenAt(text: string, at: number): readonly [Token, length: number] {
  for (const [kind, shape] of SHAPES) {
    const length = lengthAt(shape, text, at);
    if (length === 0) continue;
    const found = text.slice(at, at + length);
    return [{ kind, text: kind === 'string' ? unquoted(found) : found }, length];
  }
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return [{ kind: 'unknown', text: character }, character.length];
}

function lengthAt(shape: RegExp, text: string, at: number): number {
  shape.lastIndex = at;
  return shape.test(text) ? shape.lastIndex - at : 0;
}

/** JUEL knows three escapes: of the backslash and of both quotes; any other backslash stands for itself. */
function unquoted(literal: string): string {
  return literal.slice(1, -1).replaceAll(/\\(["'\\])/g, '$1');
}
