import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Most gzipped KB that the browser fetches before a page works. Room is left below the promised 140 KB of JavaScript. */
export const LIMITS = { jsKb: 138, cssKb: 15 } as const;

/** First-load weight 首屏体积 of one route, in KB of gzip (level 9). */
export interface PageWeight {
  readonly route: string;
  readonly jsKb: number;
  readonly cssKb: number;
}

const STATIC_IMPORT = /(?:^|[;}\n])\s*(?:import|export)\s*(?:[^'"();]*?\bfrom\s*)?["'](\.[^"']+\.js)["']/g;

/**
 * Weighs each route of a built web app: everything the browser must fetch before the page can work, that is the entry, the
 * page's chunk and all their static imports. Charts and other dynamic imports are not part of it.
 */
export async function weighPages(dist: string): Promise<readonly PageWeight[]> {
  if (!existsSync(join(dist, 'preload.json')))
    throw new Error(`${dist} holds no build: run \`npm start\` once, or \`npx vite build packages/web\``);
  const pages = parsePages(await readFile(join(dist, 'preload.json'), 'utf8'));
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  const entries = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].flatMap(
    ([, path]) => path ?? [],
  );
  return Promise.all(
    Object.entries(pages).map(async ([route, files]) => {
      const all = await closure(dist, [...entries, ...files]);
      return {
        route,
        jsKb: await weightKb(dist, all, '.js'),
        cssKb: await weightKb(dist, all, '.css'),
      };
    }),
  );
}

/** The given files and everything that they import statically, each once. */
async function closure(dist: string, start: readonly string[]): Promise<readonly string[]> {
  const seen = new Set<string>();
  const queue = [...start];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    if (!path.endsWith('.js')) continue;
    const code = await readFile(join(dist, path), 'utf8');
    for (const [, found] of code.matchAll(STATIC_IMPORT)) {
      if (found !== undefined) queue.push(join(path, '..', found));
    }
  }
  return [...seen];
}

async function weightKb(dist: string, paths: readonly string[], suffix: string): Promise<number> {
  const files = paths.filter((path) => path.endsWith(suffix));
  const sizes = await Promise.all(
    files.map(async (path) => gzipSync(await readFile(join(dist, path)), { level: 9 }).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

function parsePages(text: string): Readonly<Record<string, readonly string[]>> {
  const map: unknown = JSON.parse(text);
  if (typeof map !== 'object' || map === null) throw new Error('preload.json is not an object');
  return Object.fromEntries(
    Object.entries(map).map(([route, files]) => [
      route,
      Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [],
    ]),
  );
}
