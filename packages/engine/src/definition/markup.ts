/** One tag of an XML source, or a declaration such as DOCTYPE. `line` is 1-based. */
export interface Markup {
  readonly kind: 'open' | 'empty' | 'close' | 'declaration';
  readonly name: string;
  readonly id: string | undefined;
  readonly line: number;
}

const EXCLAMATION = 0x21;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const GREATER = 0x3e;
const QUESTION = 0x3f;

/** What is skipped as a whole: begin, end. */
const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/**
 * Walks the tags of an XML source once, left to right, in linear time whatever the input: no regular expression looks
 * across markup. Ends at the first markup that is not closed; the parser will say what is wrong with it.
 */
export function* markup(xml: string): Generator<Markup> {
  let line = 1;
  let counted = 0;
  let at = xml.indexOf('<');
  while (at !== -1) {
    line += newlines(xml, counted, at);
    counted = at;
    const skipped = skip(xml, at);
    if (skipped === -1) return;
    const tag = skipped === undefined ? readTag(xml, at, line) : undefined;
    if (skipped === undefined && tag === undefined) return;
    if (tag !== undefined) yield tag.markup;
    at = xml.indexOf('<', skipped ?? tag?.end ?? xml.length);
  }
}

/** Where a comment, CDATA section or processing instruction ends; undefined = none begins here, -1 = it never ends. */
function skip(xml: string, at: number): number | undefined {
  const next = xml.charCodeAt(at + 1);
  if (next !== EXCLAMATION && next !== QUESTION) return undefined;
  const found = SKIPPED.find(([begin]) => xml.startsWith(begin, at));
  if (found === undefined) return undefined;
  const [begin, end] = found;
  const to = xml.indexOf(end, at + begin.length);
  return to === -1 ? -1 : to + end.length;
}

function readTag(xml: string, at: number, line: number): { markup: Markup; end: number } | undefined {
  if (xml.charCodeAt(at + 1) === EXCLAMATION)
    return { markup: { kind: 'declaration', name: '', id: undefined, line }, end: at + 2 };
  let from = at + 1;
  let id: string | undefined;
  for (let here = from; here < xml.length; here += 1) {
    const code = xml.charCodeAt(here);
    if (code === GREATER) return { markup: tagOf(xml.slice(at + 1, here), id, line), end: here + 1 };
    if (code !== DOUBLE_QUOTE && code !== SINGLE_QUOTE) continue;
    const close = xml.indexOf(code === DOUBLE_QUOTE ? '"' : "'", here + 1);
    if (close === -1) return undefined;
    if (isId(xml.slice(from, here))) id = xml.slice(here + 1, close);
    here = close;
    from = close + 1;
  }
  return undefined;
}

/** Does this text before a quoted value end in the attribute name `id`? */
function isId(before: string): boolean {
  return /(?:^|\s)id\s*=\s*$/.test(before);
}

function tagOf(inside: string, id: string | undefined, line: number): Markup {
  const closes = inside.startsWith('/');
  const kind = closes ? 'close' : inside.endsWith('/') ? 'empty' : 'open';
  const [name = ''] = /^[^\s/]*/.exec(closes ? inside.slice(1) : inside) ?? [];
  return { kind, name, id: closes ? undefined : id, line };
}

function newlines(xml: string, from: number, to: number): number {
  let found = 0;
  for (let at = xml.indexOf('\n', from); at !== -1 && at < to; at = xml.indexOf('\n', at + 1)) found += 1;
  return found;
}
