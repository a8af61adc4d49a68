import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hallUrl } from './fixtures.ts';
import { enter, type Submitted, submitTo } from './open-case.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** Puts the services that only these tests have into the hall under test, as an administrator does at the terminal. */
export function publishLampRepair(): Promise<void> {
  return publish('lamp-repair');
}

/** Puts one service of the tests into the hall under test. */
export async function publish(service: string): Promise<void> {
  const data = process.env['WANGBAN_E2E_DATA'];
  if (data === undefined) throw new Error('no hall was started for these tests');
  const folder = join(import.meta.dirname, 'services', service);
  const command = ['packages/server/dist/main.js', 'service', 'import', folder, '--data', data];
  await run(process.execPath, command, { cwd: root });
}

/** A lamp to be looked at: the counsellor fills in what was found and what comes next. */
export async function submitLamp(): Promise<Submitted> {
  const applicant = await enter(hallUrl(), 'student');
  return submitTo(applicant, 'lamp-repair', { place: '荣昌一栋三楼', phone: '13800138000' });
}
