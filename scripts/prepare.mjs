import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Runs before `npm start` and `npm test`, straight after `git clone` too: installs the packages of the lockfile when
 * they are missing or others, and for the tests a browser and a Chinese font. Uses nothing but Node itself.
 */

const root = path.resolve(import.meta.dirname, '..');
const purpose = process.argv[2] ?? 'start';

checkNode();
installPackages();
if (purpose === 'test') installBrowser();

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(`Node.js 20.19 or newer is needed, this is ${process.version}. See https://nodejs.org`);
}

function installPackages() {
  const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(`${process.platform}-${process.arch}\n${lock}`).digest('hex');
  const stampFile = path.join(root, 'node_modules/.wangban-lock');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  if (!matchesLock(JSON.parse(lock))) {
    say('installing packages (npm install) …');
    // Not `npm ci`: it refuses the whole lockfile where the registry lacks a binary for some other platform.
    // Versions and hashes are the lockfile's all the same, and --no-save leaves it as it is.
    const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
    const npm = process.env.npm_execpath;
    // npm tells its scripts where it is; on Windows `npm` itself is no program.
    const run = npm?.endsWith('.js')
      ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
      : spawnSync('npm', args, { cwd: root, stdio: 'inherit' });
    if (run.status !== 0)
      stop('npm install failed (see above). Check the network or the registry settings and try again.');
  }
  try {
    writeFileSync(stampFile, stamp);
  } catch {
    // Somebody else's checkout that we may only read: the comparison is made again next time.
  }
}

/** Whether node_modules holds what the lockfile says: npm keeps its own list of what it has installed. */
function matchesLock(lock) {
  const file = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(file)) return false;
  const installed = JSON.parse(readFileSync(file, 'utf8')).packages;
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (!place.includes('node_modules/') || wanted.link) return true;
    // Packages for other platforms are optional and absent.
    if (installed[place] === undefined) return wanted.optional === true || wanted.peer === true;
    return installed[place].version === wanted.version;
  });
}

function installBrowser() {
  const missing = [...(findBrowser() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (missing.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
  const cure = `apt-get install ${missing.join(' ')}`;
  if (!isRoot || !hasApt) {
    stop(
      `The browser tests need ${missing.join(' and ')}. Install them (Debian: sudo ${cure}), or set CHROMIUM_PATH to a Chromium.`,
    );
  }
  say(`installing ${missing.join(' and ')} (${cure}) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args) =>
    spawnSync('apt-get', ['-q', '-y', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
  apt(['update']);
  const run = apt(['install', '--no-install-recommends', ...missing]);
  if (run.status !== 0) stop(`${cure} failed (see above).`);
}

function findBrowser() {
  return existsSync(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium');
}

/** Without fontconfig there is no telling; then the browser brings it along. */
function hasChineseFont() {
  const run = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return run.status === 0 && run.stdout.trim() !== '';
}

function say(line) {
  process.stderr.write(`wangban: ${line}\n`);
}

function stop(line) {
  say(line);
  process.exit(1);
}
