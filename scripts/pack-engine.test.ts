import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packEngine } from './pack-engine.ts';

const run = promisify(execFile);
const folder = new URL('../packages/engine/dist/package-test/', import.meta.url);
const cwd = fileURLToPath(folder);

/** The compiler alone takes seconds, on a busy machine many. */
const BUILD_MS = 180_000;

beforeAll(() => packEngine(folder), BUILD_MS);
afterAll(() => rm(folder, { recursive: true }));

test('the package holds code, declarations, README and licence, and neither tests nor what they play with', async () => {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json'], { cwd });
  const paths = [...stdout.matchAll(/"path": "(?<path>[^"]+)"/g)].map(({ groups }) => groups?.['path'] ?? '');
  expect(paths).toEqual(
    expect.arrayContaining(['LICENSE', 'README.md', 'package.json', 'lib/index.js', 'lib/index.d.ts']),
  );
  const strange = paths.filter(
    (path) =>
      /test|fixture|\/imports\//.test(path) ||
      !/\.(?:js|d\.ts)$|^(?:LICENSE|README\.md|package\.json)$/.test(path),
  );
  expect(strange).toEqual([]);
});

test('the example of the README has at most twenty lines and runs as written', async () => {
  const readme = await readFile(new URL('README.md', folder), 'utf8');
  const example = /```js\n(?<code>[\s\S]*?)```/.exec(readme)?.groups?.['code'] ?? '';
  expect(example.trim().split('\n').length).toBeLessThanOrEqual(20);
  await writeFile(new URL('example.mjs', folder), example);
  const { stdout } = await run(process.execPath, ['example.mjs'], { cwd });
  expect(stdout).toBe('head waits for 王芳\nclosed: approved\n');
});

test(
  'the tarball, installed in an empty folder, runs the example in plain Node',
  async () => {
    const { stdout: packed } = await run('npm', ['pack', '--silent'], { cwd });
    const empty = await mkdtemp(join(tmpdir(), 'engine-'));
    const modules = join(empty, 'node_modules');
    await mkdir(join(modules, '@wangban'), { recursive: true });
    await run('tar', ['-xzf', join(cwd, packed.trim()), '-C', join(modules, '@wangban')]);
    await rename(join(modules, '@wangban', 'package'), join(modules, '@wangban', 'engine'));
    // No registry in tests: what the package says that it needs is linked, and nothing else.
    const manifest = await readFile(join(modules, '@wangban/engine/package.json'), 'utf8');
    expect(manifest).not.toContain('prepack');
    const needed = /"dependencies": \{([^}]*)\}/.exec(manifest)?.[1] ?? '';
    for (const [, name = ''] of needed.matchAll(/"([^"]+)": "/g))
      await symlink(fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url)), join(modules, name));
    const readme = await readFile(new URL('README.md', folder), 'utf8');
    await writeFile(join(empty, 'example.mjs'), /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '');
    const { stdout } = await run(process.execPath, ['example.mjs'], { cwd: empty });
    expect(stdout).toBe('head waits for 王芳\nclosed: approved\n');
    await rm(empty, { recursive: true });
  },
  BUILD_MS,
);

test('the sources are not packed by mistake', async () => {
  const source = fileURLToPath(new URL('../packages/engine/', import.meta.url));
  await expect(run('npm', ['pack', '--dry-run'], { cwd: source })).rejects.toThrow(/pack-engine\.ts/);
});

/** Exports of a declaration file, with what stands above each. */
async function exportsOf(
  file: URL,
): Promise<readonly { readonly name: string; readonly isDocumented: boolean }[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, index) => {
    const name = /^export (?:declare )?(?:function|const|interface|type|class) (?<name>\w+)/.exec(line)
      ?.groups?.['name'];
    return name === undefined
      ? []
      : [{ name, isDocumented: lines[index - 1]?.trim().endsWith('*/') === true }];
  });
}

test.each(['index', 'form/index', 'expression/index', 'calendar/index', 'time/index'])(
  'everything that %s gives is explained',
  async (entry) => {
    const file = new URL(`lib/${entry}.d.ts`, folder);
    const sources = (await readFile(file, 'utf8')).matchAll(
      /export (?:type )?(?<what>\*|\{[^}]*\}) from '(?<from>[^']+)\.ts'/g,
    );
    const missing: string[] = [];
    for (const { groups = {} } of sources) {
      for (const { name, isDocumented } of await exportsOf(new URL(`${groups['from']}.d.ts`, file))) {
        const isGiven = groups['what'] === '*' || new RegExp(`\\b${name}\\b`).test(groups['what'] ?? '');
        if (isGiven && !isDocumented) missing.push(`${groups['from']}: ${name}`);
      }
    }
    expect(missing).toEqual([]);
  },
);

test('every entry of the package can be imported', async () => {
  const entries = [
    '@wangban/engine',
    '@wangban/engine/form',
    '@wangban/engine/form-check',
    '@wangban/engine/expression',
    '@wangban/engine/calendar',
  ];
  await writeFile(
    new URL('entries.mjs', folder),
    entries.map((entry) => `await import('${entry}');`).join('\n'),
  );
  await run(process.execPath, ['entries.mjs'], { cwd });
});
