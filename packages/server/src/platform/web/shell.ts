import { escapeHtml, scriptJson } from './html-escape.ts';

/** What the server knows about one page 首屏: for search engines, and so that the first view needs no second request. */
export interface ShellContent {
  readonly title: string;
  readonly description: string;
  /** Name of the hall. */
  readonly site: string;
  readonly kind: 'website' | 'article';
  /** Answers of the API that are the same for all readers. */
  readonly data: FirstData;
}

/** API address → its answer 首屏数据, exactly as the API would give it. */
export type FirstData = Readonly<Record<string, unknown>>;

/** Gives the content of a page by its path (`/`, `/services/leave-undergraduate`); undefined = the plain shell. */
export type ShellRenderer = (path: string) => Promise<ShellContent | undefined>;

/** What goes into one page beside the text of its shell. */
export interface ShellParts {
  /** Files of the page's own chunk. */
  readonly files: readonly string[];
  readonly data: FirstData;
  /** BCP 47 tag of the language that `data` speaks. */
  readonly language: string;
}

/** Fills the built `index.html`: title, description, data island, and preload links for the page's own chunk. */
export function renderShell(html: string, content: ShellContent | undefined, parts: ShellParts): string {
  const head = `${parts.files.map(preloadLink).join('')}${island(parts)}</head>`;
  if (content === undefined) return html.replace('</head>', () => head);
  return html
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(content.title)}</title>`)
    .replace(
      /<meta name="description"[^>]*>/,
      () => `<meta name="description" content="${escapeHtml(content.description)}" />`,
    )
    .replace('</head>', () => `${card(content)}${head}`);
}

function island({ data, language }: ShellParts): string {
  if (Object.keys(data).length === 0) return '';
  const json = scriptJson(data);
  return `<script type="application/json" id="first-data" lang="${escapeHtml(language)}">${json}</script>`;
}

/** What a shared link shows (Open Graph protocol, ogp.me); messengers read it without running the page. */
function card({ title, description, site, kind }: ShellContent): string {
  const facts = { site_name: site, type: kind, title, description };
  return Object.entries(facts)
    .map(([name, content]) => `<meta property="og:${name}" content="${escapeHtml(content)}" />`)
    .join('');
}

function preloadLink(file: string): string {
  const href = escapeHtml(file);
  if (file.endsWith('.css')) return `<link rel="stylesheet" crossorigin href="${href}">`;
  return file.endsWith('.js') ? `<link rel="modulepreload" crossorigin href="${href}">` : '';
}
