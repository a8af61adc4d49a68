import type { FirstAsks } from './platform/web/first-answers.ts';

/** What the page at a path asks besides the session 首屏请求, in the very spelling of the web app's queries. */
const PAGES: readonly (readonly [RegExp, (part: string) => readonly string[]])[] = [
  [
    /^\/services\/([a-z0-9-]+)\/apply$/,
    (code) => [`/api/services/${code}/form`, `/api/notices?service=${code}`],
  ],
  [/^\/applications\/(\d+)$/, (id) => [`/api/instances/${id}`]],
  [/^\/desk\/(\d+)$/, (id) => [`/api/tasks/${id}`]],
];

/** Everybody's page says who is signed in; a known reader's page also holds the badges and what the page is about. */
export const firstAsks: FirstAsks = (url, isKnown) =>
  isKnown ? ['/api/session', '/api/tasks/count', ...asksOf(url)] : ['/api/session'];

function asksOf(url: string): readonly string[] {
  for (const [path, asks] of PAGES) {
    const part = path.exec(url)?.[1];
    if (part !== undefined) return asks(part);
  }
  return [];
}
