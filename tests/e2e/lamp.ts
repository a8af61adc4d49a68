import { join } from 'node:path';
import { hallUrl } from './fixtures.ts';
import { enter, type Submitted, submitTo } from './open-case.ts';
import { publishFolder } from './publish.ts';

/** Puts the services that only these tests have into the hall under test, as an administrator does at the terminal. */
export function publishLampRepair(): Promise<void> {
  return publish('lamp-repair');
}

/** Puts one service of the tests into the hall under test. */
export function publish(service: string): Promise<void> {
  return publishFolder(join(import.meta.dirname, 'services', service));
}

/** A lamp to be looked at: the counsellor fills in what was found and what comes next. */
export async function submitLamp(): Promise<Submitted> {
  const applicant = await enter(hallUrl(), 'student');
  return submitTo(applicant, 'lamp-repair', { place: '荣昌一栋三楼', phone: '13800138000' });
}
