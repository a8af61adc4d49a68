import { spawn } from 'node:child_process';
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where Chromium usually is. */
const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const LIMIT_MS = 30_000;
/** Prints that may wait; each takes about a second. */
const MOST_WAITING = 100;

/** Why there is no PDF: no browser on this machine, too many waiting, or it did not come to an end. */
export type PrintFailure = 'missing' | 'busy' | 'failed';

/** Printer 打印机: pages to PDF through headless Chromium, one at a time. */
export interface Printer {
  print(html: string): Promise<Buffer | PrintFailure>;
}

/**
 * Opens the printer. The browser runs without network on a page from a file, whose policy forbids scripts and everything from outside, for
 * at most 30 s; one at a time, because each takes some hundred MB.
 * @param program path of the browser; undefined = where it usually is
 */
export function openPrinter(program?: string, limitMs = LIMIT_MS): Printer {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    print: async (html) => {
      const found = await findProgram(program);
      if (found === undefined) return 'missing';
      if (waiting >= MOST_WAITING) return 'busy';
      waiting += 1;
      const turn = last.then(() => printNow(found, html, limitMs));
      last = turn.catch(() => undefined).finally(() => (waiting -= 1));
      return turn.catch(() => 'failed' as const);
    },
  };
}

async function findProgram(program: string | undefined): Promise<string | undefined> {
  for (const candidate of program === undefined ? USUAL : [program]) {
    const usable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return candidate;
  }
  return undefined;
}

async function printNow(program: string, html: string, limitMs: number): Promise<Buffer | 'failed'> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wangban-print-'));
  try {
    const page = path.join(folder, 'page.html');
    const pdf = path.join(folder, 'page.pdf');
    await writeFile(page, html, { mode: 0o600 });
    const ended = await run(program, argumentsFor(folder, page, pdf), limitMs);
    if (!ended) return 'failed';
    const bytes = await readFile(pdf);
    return bytes.subarray(0, 5).toString() === '%PDF-' ? bytes : 'failed';
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function argumentsFor(folder: string, page: string, pdf: string): readonly string[] {
  // Chromium refuses its sandbox to root; a server that runs as root has given it up already.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [
    '--headless',
    ...asRoot,
    '--disable-gpu',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--no-pdf-header-footer',
    `--user-data-dir=${path.join(folder, 'profile')}`,
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ];
}

/** Runs it in a process group of its own, so that nothing of it is left when its time is up. */
function run(program: string, options: readonly string[], limitMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, options, { detached: true, stdio: 'ignore' });
    const stop = (): void => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself meanwhile.
      }
    };
    const late = setTimeout(stop, limitMs);
    const end = (good: boolean): void => {
      clearTimeout(late);
      stop();
      resolve(good);
    };
    child.once('error', () => end(false));
    child.once('exit', (code) => end(code === 0));
  });
}
