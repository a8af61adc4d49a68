import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** Runs a command of the hall under test, as an administrator does at the terminal. */
async function command(...args: readonly string[]): Promise<void> {
  const data = process.env['WANGBAN_E2E_DATA'];
  if (data === undefined) throw new Error('no hall was started for these tests');
  await run(process.execPath, ['packages/server/dist/main.js', ...args, '--data', data], { cwd: root });
}

/** Publishes the service of a folder. */
export function publishFolder(folder: string): Promise<void> {
  return command('service', 'import', folder);
}

/** Makes a file the code list of that name. */
export function importCodes(list: string, file: string): Promise<void> {
  return command('codes', 'import', list, file);
}

/** Gives somebody a role in the hall. */
export function grantRole(personNo: string, role: 'office' | 'admin' | 'auditor'): Promise<void> {
  return command('people', 'grant', personNo, role);
}
