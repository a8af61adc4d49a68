import type { Plugin, Rolldown } from 'vite';

/** Where the route table names its pages: `load: () => import('./hall/home/home-page.tsx')`. */
const ROUTE = /path:\s*'([^']+)'[^}]*?import\('\.\/([^']+)'\)/g;

/** A chunk's file and all that it imports statically, each once. */
function withImports(
  start: Rolldown.OutputChunk,
  chunks: readonly Rolldown.OutputChunk[],
): readonly string[] {
  const found = new Set([start.fileName]);
  for (const name of found) {
    const chunk = chunks.find((one) => one.fileName === name);
    for (const next of chunk?.imports ?? []) found.add(next);
  }
  return [...found];
}

/**
 * Writes `preload.json` (route pattern → files of its page) beside `index.html`. The server names these files in
 * `modulepreload` links, so that the browser fetches the page's chunk together with the entry, not after it.
 */
export function preloadMap(): Plugin {
  const pages = new Map<string, string>();
  return {
    name: 'preload-map',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith('/src/routes.ts')) return;
      for (const [, path, file] of code.matchAll(ROUTE)) {
        if (path !== undefined && file !== undefined) pages.set(path, file);
      }
    },
    generateBundle: {
      // After Vite has dropped the chunks that held nothing but styles.
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((item) => item.type === 'chunk');
        const entry = chunks.find((chunk) => chunk.isEntry);
        const loaded = new Set(entry === undefined ? [] : withImports(entry, chunks));
        const map: Record<string, readonly string[]> = {};
        for (const [path, file] of pages) {
          const page = chunks.find((one) => one.facadeModuleId?.endsWith(`/src/${file}`));
          if (page === undefined) continue;
          const files = withImports(page, chunks).filter((name) => !loaded.has(name));
          map[path] = files.map((name) => `/${name}`);
        }
        this.emitFile({ type: 'asset', fileName: 'preload.json', source: JSON.stringify(map, null, 1) });
      },
    },
  };
}
