import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * House rule: a source file has at most 400 lines, because a longer one is about more than its name says. Prints the
 * median and the longest, apart for code and tests; fails on a file over the limit.
 */
const LIMIT = 400;
const ROOTS = ['packages', 'scripts', 'bench', 'tests', 'examples'];
const SKIPPED = new Set(['node_modules', 'dist', 'data', 'test-results', 'screenshots']);

async function sources(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map(async (entry) => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : sources(file);
      const isSource = /\.(ts|tsx|mjs|css|sql)$/.test(entry.name) && entry.name !== 'schema.d.ts';
      return isSource ? [file] : [];
    }),
  );
  return found.flat();
}

const root = path.resolve(import.meta.dirname, '..');
const files = (await Promise.all(ROOTS.map((name) => sources(path.join(root, name))))).flat();
const counted = await Promise.all(
  files.map(async (file) => {
    const text = await readFile(file, 'utf8');
    return { file: path.relative(root, file), lines: text.split('\n').length - 1 };
  }),
);

for (const [name, some] of Object.entries({
  code: counted.filter(({ file }) => !file.includes('.test.')),
  tests: counted.filter(({ file }) => file.includes('.test.')),
})) {
  const sorted = some.map(({ lines }) => lines).toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  process.stdout.write(
    `${name}: ${sorted.length} files, median ${at(0.5)}, p90 ${at(0.9)}, longest ${at(1)} lines\n`,
  );
}

for (const { file, lines } of counted) {
  if (lines <= LIMIT) continue;
  process.stderr.write(`${file} has ${lines} lines, ${LIMIT} are allowed: split it\n`);
  process.exitCode = 1;
}
