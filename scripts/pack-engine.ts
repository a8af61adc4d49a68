import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = new URL('../', import.meta.url);
const engine = new URL('packages/engine/', root);

/**
 * Makes `@wangban/engine` publishable: plain JavaScript with declarations, README and licence in a folder of its own. Inside
 * the house the sources are used as they are, and nothing needs to be built.
 */
export async function packEngine(folder: URL): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const lib = fileURLToPath(new URL('lib', folder));
  await run('npx', ['tsc', '-p', fileURLToPath(new URL('tsconfig.package.json', engine)), '--outDir', lib]);
  // The compiler does not carry declarations that were written by hand.
  await copyFile(
    new URL('src/definition/bpmn-moddle.d.ts', engine),
    new URL('lib/definition/bpmn-moddle.d.ts', folder),
  );
  await copyFile(new URL('README.md', engine), new URL('README.md', folder));
  await copyFile(new URL('LICENSE', root), new URL('LICENSE', folder));
  await writeFile(new URL('package.json', folder), await manifest());
}

/** The engine's own manifest, with what was built in the place of the sources. */
async function manifest(): Promise<string> {
  const source = await readFile(new URL('package.json', engine), 'utf8');
  const built = source.replaceAll(/"\.\/src\/(?<file>[^"]+)\.ts"/g, (...found) => {
    const file = `./lib/${String(found[1])}`;
    return `{ "types": "${file}.d.ts", "default": "${file}.js" }`;
  });
  return built
    .replace(/\s*"scripts": \{[^}]*\},/, '')
    .replace('"sideEffects"', '"files": ["lib"],\n  "sideEffects"');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL('dist/package/', engine);
  await packEngine(folder);
  process.stdout.write(`npm publish ${fileURLToPath(folder)}\n`);
}
