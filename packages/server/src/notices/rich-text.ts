/** A run of text in one look. `link` is safe to follow. */
export interface Inline {
  readonly text: string;
  readonly bold: boolean;
  readonly link?: string;
}

/** A block of a notice: one line of runs, or one per entry of a list. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'bullets' | 'numbers';
  readonly lines: Inline[][];
}

/** Invisible characters that could make text read differently from what it is: controls, and those that turn its direction. */
// oxlint-disable-next-line no-control-regex -- it is control characters that must go
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const RUN = /\*\*(?<bold>[^*]+)\*\*|\[(?<text>[^\][]+)\]\((?<link>[^()\s]+)\)/g;
/** Pages of the hall, and addresses that a browser opens without running anything. */
const SAFE_LINK = /^(?:https?:\/\/[^\s"'<>]+|mailto:[^\s"'<>]+|tel:[+\d-]+|\/(?!\/)[^\s"'<>\\]*)$/i;

/**
 * Reads marked-up text 正文 into blocks: `# ` heading, `- ` and `1. ` lists, `**bold**`, `[text](link)`, blank lines between
 * paragraphs. Everything else is text: no HTML comes in, so none can go out. A link that could run something stays text.
 */
export function readRichText(source: string): Block[] {
  const clean = source.replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN, '');
  return clean
    .split(/\n\s*\n/)
    .flatMap((part) => readPart(part.split('\n').filter((line) => line.trim() !== '')));
}

function readPart(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const { kind, text } = kindOf(line.trim());
    const last = blocks.at(-1);
    if (last?.kind === kind && kind !== 'heading') last.lines.push(readLine(text));
    else blocks.push({ kind, lines: [readLine(text)] });
  }
  return blocks;
}

function kindOf(line: string): { kind: Block['kind']; text: string } {
  if (line.startsWith('# ')) return { kind: 'heading', text: line.slice(2) };
  if (line.startsWith('- ')) return { kind: 'bullets', text: line.slice(2) };
  const number = /^\d{1,3}[.、] ?/.exec(line)?.[0];
  return number === undefined
    ? { kind: 'paragraph', text: line }
    : { kind: 'numbers', text: line.slice(number.length) };
}

function readLine(line: string): Inline[] {
  const runs: Inline[] = [];
  let from = 0;
  for (const match of line.matchAll(RUN)) {
    if (match.index > from) runs.push({ text: line.slice(from, match.index), bold: false });
    runs.push(readRun(match));
    from = match.index + match[0].length;
  }
  if (from < line.length) runs.push({ text: line.slice(from), bold: false });
  return runs;
}

function readRun(match: RegExpExecArray): Inline {
  const { bold, text = '', link = '' } = match.groups ?? {};
  if (bold !== undefined) return { text: bold, bold: true };
  return SAFE_LINK.test(link) ? { text, bold: false, link } : { text: match[0], bold: false };
}

/** The text alone, for summaries. */
export function plainText(blocks: readonly Block[]): string {
  return blocks.flatMap(({ lines }) => lines.map((line) => line.map(({ text }) => text).join(''))).join(' ');
}
