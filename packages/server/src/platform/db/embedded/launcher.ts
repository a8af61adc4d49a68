import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmod, chown, lstat, readdir, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';

/**
 * How PostgreSQL is started 启动方式. It refuses to run as root, so root either maps itself to `nobody` in a user
 * namespace (files stay root's, works in folders that only root can enter) or changes to an unprivileged user.
 */
export type Launcher =
  | { readonly kind: 'direct' }
  | { readonly kind: 'namespace' }
  | { readonly kind: 'user'; readonly uid: number; readonly gid: number };

const NOBODY = 65534;
const NAMESPACE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];

/** Chooses the way for this process and this cluster folder (which may not exist yet). */
export async function chooseLauncher(cluster: string): Promise<Launcher> {
  const uid = process.getuid?.();
  if (uid === undefined) return { kind: 'direct' };
  if (uid !== 0) return hasAccount() || !namespaceWorks() ? { kind: 'direct' } : { kind: 'namespace' };
  const owner = await stat(cluster).catch(() => undefined);
  // A cluster that another user made (an earlier start without root) can only be opened by that user.
  if (owner !== undefined && owner.uid !== 0) return { kind: 'user', uid: owner.uid, gid: owner.gid };
  return namespaceWorks() ? { kind: 'namespace' } : { kind: 'user', uid: NOBODY, gid: NOBODY };
}

/** Starts a PostgreSQL program; `output` is a file descriptor or 'pipe'. Its own group: Ctrl-C is for us to handle. */
export function launch(
  launcher: Launcher,
  program: string,
  args: readonly string[],
  output: number | 'pipe',
): ChildProcess {
  const user = launcher.kind === 'user' ? { uid: launcher.uid, gid: launcher.gid } : {};
  const options = { detached: true, cwd: path.parse(program).root, env: environment(), ...user } as const;
  const stdio: ['ignore', number | 'pipe', number | 'pipe'] = ['ignore', output, output];
  if (launcher.kind === 'namespace')
    return spawn('unshare', [...NAMESPACE, program, ...args], { ...options, stdio });
  return spawn(program, args, { ...options, stdio });
}

/** Gives a folder and all in it to the user that PostgreSQL will run as; nothing to do in the other ways. */
export async function handOver(launcher: Launcher, folder: string): Promise<void> {
  if (launcher.kind !== 'user') return;
  const owner = await lstat(folder);
  if (owner.uid !== launcher.uid) await chownTree(folder, launcher.uid, launcher.gid);
  await chmod(folder, 0o700);
}

/** Lets that user pass through the data folder to its own part; the folder cannot be listed, the rest stays closed. */
export async function openPassage(launcher: Launcher, dataFolder: string): Promise<void> {
  if (launcher.kind === 'user') await chmod(dataFolder, 0o711);
}

/** Why a root start may fail and what helps, for the error message. */
export function launcherAdvice(launcher: Launcher, folder: string): string {
  if (launcher.kind !== 'user') return '';
  return (
    ` PostgreSQL does not run as root. Tried: (1) a user namespace (unshare --user), which this machine forbids;` +
    ` (2) user ${launcher.uid}, who must be able to enter ${folder} and read the installed programs.` +
    ` Cure: allow user namespaces, choose --data in a folder that everybody can enter (such as /var/lib/wangban),` +
    ` start wangban as an ordinary user, or set DATABASE_URL.`
  );
}

/** A program that could not be started at all: not found, or not readable for the user that it must run as. */
export function launchFailure(launcher: Launcher, folder: string, cause: unknown): Error {
  const said = cause instanceof Error ? cause.message : String(cause);
  return new Error(`PostgreSQL cannot be run: ${said}.${launcherAdvice(launcher, folder)}`, { cause });
}

function hasAccount(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

function namespaceWorks(): boolean {
  if (process.platform !== 'linux') return false;
  return spawnSync('unshare', [...NAMESPACE, 'true'], { stdio: 'ignore' }).status === 0;
}

/** Only the locale of the program itself: variables such as PGPORT or PGOPTIONS must not reach it. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TMPDIR } = process.env;
  return { PATH, SystemRoot, TMPDIR, LC_ALL: 'C' };
}

async function chownTree(folder: string, uid: number, gid: number): Promise<void> {
  await chown(folder, uid, gid);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const child = path.join(folder, entry.name);
    if (entry.isDirectory()) await chownTree(child, uid, gid);
    else if (!entry.isSymbolicLink()) await chown(child, uid, gid);
  }
}
