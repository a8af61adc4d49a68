import { fetchFile } from '@wangban/connectors/webhook';
import { localDay } from '../../instances/reference.ts';
import { openLine } from '../reconciliation/open-line.ts';
import { switchOff } from '../reconciliation/pull-changes.ts';
import type { KnownSystem } from '../systems/systems.ts';
import type { OrderFileDeps } from './deps.ts';
import { MOST_BYTES } from './read-order-file.ts';
import { noteFetch, setFileDay, takeFileTurn } from './store.ts';
import { takeFile } from './take-file.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** How often an address is asked, unless the definition says otherwise. */
const EVERY_MINUTES = 60;
/** Files of days that are longer ago are not asked for. */
const MOST_DAYS = 31;
/** Stands for a day in an address. */
const DAY = '{day}';

/** Asks the address of a system for its file when that is due 定时取文件; gives the number of files that were new. */
export async function fetchFiles(deps: OrderFileDeps, system: KnownSystem, url: string): Promise<number> {
  const { pool, clock, calendar } = deps;
  const { code, definition } = system;
  const now = clock();
  const everyMs = (definition.file?.everyMinutes ?? EVERY_MINUTES) * MINUTE_MS;
  const turn = await takeFileTurn(pool, code, new Date(now), new Date(now + everyMs));
  if (turn === undefined) return 0;
  const today = localDay(now, calendar.current().utcOffsetMinutes);
  const days = url.includes(DAY) ? daysFrom(turn.day, today) : [today];
  const line = openLine(system, clock);
  let fresh = 0;
  try {
    for (const day of days) {
      const address = url.replaceAll(DAY, day);
      const answer = await fetchFile(line.peer, address, MOST_BYTES);
      if (answer.kind !== 'done') {
        const { zh, en } = answer.failure;
        await noteFetch(pool, code, new Date(clock()), { zh, en });
        await (answer.kind === 'gone'
          ? switchOff(deps, code, { zh, en })
          : deps.alarm({ system: code, about: 'fetch', error: { zh, en } }));
        return fresh;
      }
      // A day on which nothing happened has no file.
      const { value } = answer;
      const came = { name: nameOf(address), via: 'url' } as const;
      const row = value && (await takeFile(deps, system, { ...came, bytes: value.bytes }));
      if (row !== undefined) fresh++;
      await setFileDay(pool, code, day);
    }
    await noteFetch(pool, code, new Date(clock()), null);
    return fresh;
  } finally {
    await line.close();
  }
}

/** From the day before the one that was asked for last: its file may have got lines since. */
function daysFrom(last: string | null, today: string): readonly string[] {
  const end = Date.parse(today);
  const begin = Math.max(end - MOST_DAYS * DAY_MS, last === null ? end - DAY_MS : Date.parse(last) - DAY_MS);
  const count = Math.round((end - begin) / DAY_MS) + 1;
  return Array.from({ length: count }, (_, index) => dayText(begin + index * DAY_MS));
}

function dayText(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function nameOf(address: string): string {
  const last = new URL(address).pathname.split('/').at(-1) ?? '';
  return last === '' ? 'export.csv' : last;
}
