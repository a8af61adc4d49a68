import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Which files the page behind a path needs beside the entry. */
export type PreloadMap = (urlPath: string) => readonly string[];

/** Reads `preload.json` (route pattern → files), which the web build writes; without it nothing is preloaded. */
export async function readPreloadMap(folder: string): Promise<PreloadMap> {
  const text = await readFile(path.join(folder, 'preload.json'), 'utf8').catch(() => '{}');
  const parsed: unknown = JSON.parse(text);
  const entries = Object.entries(Object(parsed)).map(([pattern, files]) => ({
    pattern: new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`),
    files: Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [],
  }));
  return (urlPath) => entries.find((entry) => entry.pattern.test(urlPath))?.files ?? [];
}
