import { startHall } from './hall-process.ts';

/** Starts one hall for all browser tests; address and data directory travel in the environment. */
// oxlint-disable-next-line import/no-default-export -- Playwright calls the default export
export default async function startOnce(): Promise<() => Promise<void>> {
  const hall = await startHall();
  process.env['WANGBAN_E2E_URL'] = hall.url;
  process.env['WANGBAN_E2E_DATA'] = hall.data;
  process.env['WANGBAN_E2E_LOG'] = hall.log;
  return hall.stop;
}
