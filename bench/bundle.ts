import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figures } from './figure.ts';

const dist = join(import.meta.dirname, '../packages/web/dist');
const STATIC_IMPORT = /(?:^|[;}\n])\s*(?:import|export)\s*(?:[^'"();]*?\bfrom\s*)?["'](\.[^"']+\.js)["']/g;

/** Pages that people meet first on a phone, and their budgets in KB of gzipped JavaScript. */
const budgets: Readonly<Record<string, number>> = {
  '/': 140,
  '/services/:code': 140,
  '/services/:code/apply': 140,
  '/desk/:id': 140,
};

/**
 * First-load weight 首屏体积 of each route: everything the browser must fetch before the page can work, that is the entry,
 * the page's chunk and all their static imports, gzipped at level 9. Charts and other dynamic imports are not part of it.
 */
export async function benchBundle(): Promise<Figures> {
  if (!existsSync(join(dist, 'preload.json'))) {
    throw new Error(
      'packages/web/dist is missing: run `npm start` once, or `npx vite build` in packages/web',
    );
  }
  const pages = parsePages(await readFile(join(dist, 'preload.json'), 'utf8'));
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  const entries = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].flatMap(
    ([, path]) => path ?? [],
  );
  const figures: Figures = {};
  let css = 0;
  for (const [route, files] of Object.entries(pages)) {
    const all = await closure([...entries, ...files]);
    const js = await weightKb(all, '.js');
    css = Math.max(css, await weightKb(all, '.css'));
    const budget = budgets[route];
    const against = budget === undefined ? 'no budget' : `at most ${budget} KB`;
    figures[`bundle ${route} js`] = { value: js, unit: 'KB gz', against };
  }
  figures['bundle, heaviest css'] = { value: css, unit: 'KB gz', against: 'at most 15 KB' };
  return figures;
}

/** The given files and everything that they import statically, each once. */
async function closure(start: readonly string[]): Promise<readonly string[]> {
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

async function weightKb(paths: readonly string[], suffix: string): Promise<number> {
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
