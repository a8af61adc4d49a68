import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Stamp 内容戳: a hash over the contents of files and folders. What was built from the same contents need not be built
 * again; times and copies do not matter.
 */

const SKIPPED = new Set(['node_modules', 'dist', '.git']);

/** Hash of everything below the given paths (relative to `root`); a missing path counts as empty. */
export function contentStamp(root, paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((one) => listFiles(path.join(root, one)))) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Whether `file` holds this stamp. */
export function isStamped(file, stamp) {
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

/** Keeps the stamp of what was just built. */
export function writeStamp(file, stamp) {
  writeFileSync(file, stamp);
}

function listFiles(place) {
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [place];
  return readdirSync(place)
    .filter((name) => !SKIPPED.has(name))
    .toSorted()
    .flatMap((name) => listFiles(path.join(place, name)));
}
