import { escapeHtml, scriptJson } from './html-escape.ts';

/** What the server knows about one page 首屏: for search engines, and so that the first view needs no second request. */
export interface ShellContent {
  readonly title: string;
  readonly description: string;
  /** Name of the hall. */
  readonly site: string;
  readonly kind: 'website' | 'article';
  /** API address → its answer, exactly as the API would give it. Public data only: the page is the same for all. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Gives the content of a page by its path (`/`, `/services/leave-undergraduate`); undefined = the plain shell. */
export type ShellRenderer = (path: string) => Promise<ShellContent | undefined>;

/** Fills the built `index.html`: title, description, data island, and preload links for the page's own chunk. */
export function renderShell(
  html: string,
  content: ShellContent | undefined,
  files: readonly string[],
): string {
  const links = files.map(preloadLink).join('');
  if (content === undefined) return html.replace('</head>', () => `${links}</head>`);
  const island = `<script type="application/json" id="first-data">${scriptJson(content.data)}</script>`;
  return html
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(content.title)}</title>`)
    .replace(
      /<meta name="description"[^>]*>/,
      () => `<meta name="description" content="${escapeHtml(content.description)}" />`,
    )
    .replace('</head>', () => `${card(content)}${links}${island}</head>`);
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
