import { readFile, writeFile } from 'node:fs/promises';
import { errorsDocument } from '../packages/server/src/platform/errors/errors-document.ts';

// Writes docs/errors.md from the error table; with --check only compares.
const file = new URL('../docs/errors.md', import.meta.url);
const wanted = errorsDocument();

if (!process.argv.includes('--check')) {
  await writeFile(file, wanted);
} else if ((await readFile(file, 'utf8').catch(() => '')) !== wanted) {
  process.stderr.write('docs/errors.md differs from the error table: run npx tsx scripts/errors-doc.ts\n');
  process.exitCode = 1;
}
