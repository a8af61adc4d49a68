import { once } from 'node:events';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Binaries } from './binaries.ts';
import { handOver, launch, launcherAdvice, launchFailure, type Launcher } from './launcher.ts';

/** PostgreSQL's major version of the installed package; a cluster of another one needs dump and restore. */
const CLUSTER_VERSION = '18';

const CLUSTER_OPTIONS =
  `-U wangban --encoding=UTF8 --data-checksums --no-instructions --locale-provider=builtin --locale=C
  --builtin-locale=C.UTF-8 --auth-local=trust --auth-host=reject`.split(/\s+/);

/**
 * Makes the cluster folder when it is missing: UTF-8, C.UTF-8 order (the same on every machine; Chinese order is
 * asked for by name), page checksums, local connections only. Built beside its place and moved there when
 * complete, so that a kill in the middle leaves nothing half-made.
 * @returns true when it was made now
 */
export async function initCluster(binaries: Binaries, launcher: Launcher, cluster: string): Promise<boolean> {
  const version = await readFile(path.join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version?.trim() === CLUSTER_VERSION) return false;
  if (version !== undefined) {
    throw new Error(
      `${cluster} was made by PostgreSQL ${version.trim()}; this wangban brings ${CLUSTER_VERSION}. Dump with the old version and restore.`,
    );
  }
  const half = `${cluster}.making`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  await handOver(launcher, half);
  await runInitdb(binaries, launcher, half);
  await rename(half, cluster);
  return true;
}

async function runInitdb(binaries: Binaries, launcher: Launcher, folder: string): Promise<void> {
  const child = launch(launcher, binaries.initdb, ['-D', folder, ...CLUSTER_OPTIONS], 'pipe');
  const output = Promise.all([read(child.stdout), read(child.stderr)]);
  const [code] = await once(child, 'close').catch((error: unknown) => {
    throw launchFailure(launcher, folder, error);
  });
  if (code === 0) return;
  const said = (await output).join('').trim().split('\n').slice(-4).join(' ');
  throw new Error(`initdb failed (${String(code)}): ${said}.${launcherAdvice(launcher, folder)}`);
}

async function read(stream: NodeJS.ReadableStream | null): Promise<string> {
  return stream === null ? '' : text(stream);
}
