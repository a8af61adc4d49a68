/** A run of text in a notice. */
export interface NoticeRun {
  readonly text: string;
  readonly strong?: true;
  readonly emphasis?: true;
  readonly href?: string;
}

/** A block of a notice: a paragraph, a small heading, or a list. */
export type NoticeBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly NoticeRun[] }
  | { readonly kind: 'heading'; readonly runs: readonly NoticeRun[] }
  | { readonly kind: 'bullets' | 'steps'; readonly items: readonly (readonly NoticeRun[])[] };

/** Only these addresses become links; `//host` would leave the site. */
const SAFE = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/))[^\s\\]*$/i;

const INLINE =
  /\[(?<label>[^[\]]{1,200})\]\((?<href>[^()\s]{1,500})\)|\*\*(?<strong>[^*]{1,500})\*\*|\*(?<emphasis>[^*]{1,500})\*/g;

/**
 * Reads a notice 说明 written in a small Markdown: paragraphs, `# headings`, `- lists`, `1. steps`, `**strong**`, `*emphasis*`
 * and `[links](https://…)`. Everything else, HTML too, is plain text: there is nothing to sanitise because pages build
 * elements from these blocks. `refused`: addresses that do not become links.
 */
export function readNotice(text: string): {
  readonly blocks: readonly NoticeBlock[];
  readonly refused: readonly string[];
} {
  const refused: string[] = [];
  const blocks = text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .flatMap((part) => readPart(part.trim().split('\n'), refused));
  return { blocks, refused };
}

const MARK = /^\s*(?:(?<bullet>[-*])|(?<step>\d{1,3}\.))\s+/;

function readPart(lines: readonly string[], refused: string[]): readonly NoticeBlock[] {
  const blocks: NoticeBlock[] = [];
  let plain: string[] = [];
  let items: string[] = [];
  let kind: 'bullets' | 'steps' = 'bullets';
  const close = (): void => {
    if (plain.length > 0) blocks.push({ kind: 'paragraph', runs: readRuns(plain.join('\n'), refused) });
    if (items.length > 0) blocks.push({ kind, items: items.map((item) => readRuns(item, refused)) });
    plain = [];
    items = [];
  };
  for (const line of lines) {
    const heading = /^#{1,6}\s+(.+)$/.exec(line)?.[1];
    const mark = MARK.exec(line);
    if (heading !== undefined) {
      close();
      blocks.push({ kind: 'heading', runs: readRuns(heading, refused) });
    } else if (mark !== null) {
      const marked = mark.groups?.['step'] === undefined ? 'bullets' : 'steps';
      if (plain.length > 0 || marked !== kind) close();
      kind = marked;
      items.push(line.slice(mark[0].length));
    } else if (items.length > 0) {
      items.push(`${items.pop() ?? ''} ${line.trim()}`);
    } else {
      plain.push(line.trim());
    }
  }
  close();
  return blocks;
}

function readRuns(text: string, refused: string[]): readonly NoticeRun[] {
  const runs: NoticeRun[] = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > at) runs.push({ text: text.slice(at, match.index) });
    runs.push(readRun(match, refused));
    at = match.index + match[0].length;
  }
  if (at < text.length) runs.push({ text: text.slice(at) });
  return runs;
}

function readRun({ 0: whole, groups = {} }: RegExpExecArray, refused: string[]): NoticeRun {
  const { label, href, strong, emphasis } = groups;
  if (strong !== undefined) return { text: strong, strong: true };
  if (emphasis !== undefined) return { text: emphasis, emphasis: true };
  if (label === undefined || href === undefined) return { text: whole };
  if (SAFE.test(href)) return { text: label, href };
  refused.push(href);
  return { text: label };
}

const plain = (runs: readonly NoticeRun[]): string => runs.map((run) => run.text).join('');

/** A notice as plain text, for places without links. */
export function noticeAsText(text: string): string {
  return readNotice(text)
    .blocks.map((block) => ('runs' in block ? plain(block.runs) : block.items.map(plain).join('\n')))
    .join('\n');
}
