import { randomBytes } from 'node:crypto';
import type { JsonObject } from '@wangban/engine';
import type { Pool, Queryable } from '../../platform/db/pool.ts';
import { transaction } from '../../platform/db/transaction.ts';
import type { Origin } from '../outbound/deps.ts';
import { unsent } from '../outbound/ending-of.ts';
import { prepare } from '../outbound/prepare.ts';
import { casesOf, finishDeliveries, type Ending } from '../outbound/store.ts';
import type { KnownSystem } from '../systems/systems.ts';
import {
  casesOnList,
  claimForList,
  listedAfter,
  lockList,
  putOnList,
  takeUpTo,
  writeMarks,
  type Listed,
} from './store.ts';

/** What handing out needs. */
export interface HandOutDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly origin: Origin;
  readonly measure: (system: string, result: string) => void;
  /** Steps of flows are to go on. */
  readonly goesOn: (system: string) => void;
  /** Only tests: the deliveries' clock instead of the database's. */
  readonly jobClock?: (() => number) | undefined;
}

/** What a system asks for 取件请求. */
export interface Asked {
  /** What it has stored; undefined: it begins. */
  readonly after: number | undefined;
  readonly limit: number;
}

/** A page of the list, or `unknown`: the hall has given no such number, so the system reads another hall's list. */
export type HandedOut =
  | { readonly deliveries: readonly { readonly id: string; readonly event: JsonObject }[] }
  | { readonly unknown: number };

/** Hands out the list of a system. */
export type HandOut = (system: KnownSystem, asked: Asked) => Promise<HandedOut>;

/** An answer is read whole into memory over there. */
const MOST_BYTES = 1024 * 1024;
const OWNER = `${process.pid}-${randomBytes(4).toString('hex')}`;

/**
 * Hands out what is meant for a system 取件: acknowledges what it has stored, and gives what comes after it. A number is given to a
 * delivery once, under the lock of the system's list, so pages stay as they are however many rows are added; and nothing is
 * acknowledged that was not handed out.
 */
export async function handOut(deps: HandOutDeps, system: KnownSystem, asked: Asked): Promise<HandedOut> {
  const { pool, clock } = deps;
  const { code, definition, status } = system;
  const at = new Date(clock());
  const results: string[] = [];
  const handed = await transaction(pool, async (db): Promise<HandedOut> => {
    const marks = await lockList(db, code);
    const { after = marks.taken, limit } = asked;
    if (after > marks.listed) return { unknown: after };
    const goingOn = Object.entries(definition.operations).flatMap(([name, { until }]) =>
      until === 'delivered' ? [name] : [],
    );
    const taken = await takeUpTo(db, { system: code, from: marks.taken, upTo: after, goingOn, at });
    results.push(...taken);
    const known = await listedAfter(db, code, after, { isAgain: asked.after !== undefined, limit });
    // A paused system may say what it has, and is given nothing new.
    const room = status === 'active' ? limit - known.length : 0;
    const fresh = room === 0 ? NOTHING : await addToList(deps, db, system, { from: marks.listed, room, at });
    results.push(...fresh.endings);
    await writeMarks(db, code, { listed: marks.listed + fresh.listed.length, taken: after }, at);
    const deliveries = upToBytes([...known, ...fresh.listed]).map(({ no, body }) => ({
      id: no,
      event: JSON.parse(body.toString('utf8')),
    }));
    return { deliveries };
  });
  if (results.includes('waiting')) deps.goesOn(code);
  for (const result of results) if (result !== 'waiting') deps.measure(code, result);
  return handed;
}

const NOTHING = { listed: [], endings: [] } as const;

interface Added {
  readonly listed: readonly Listed[];
  readonly endings: readonly string[];
}

/** Puts on the list what there is room for; of one case one after the other, because what is said depends on what was said before. */
async function addToList(
  deps: HandOutDeps,
  db: Queryable,
  system: KnownSystem,
  { from, room, at }: { readonly from: number; readonly room: number; readonly at: Date },
): Promise<Added> {
  const { jobClock } = deps;
  const now = jobClock === undefined ? undefined : new Date(jobClock());
  const listed: Listed[] = [];
  const endings: Ending[] = [];
  while (listed.length < room) {
    const claim = { system: system.code, owner: OWNER, limit: room - listed.length, now };
    const rows = await claimForList(db, claim);
    if (rows.length === 0) break;
    const ids = rows.map(({ instanceId }) => instanceId);
    const told = await casesOnList(db, system.code, ids);
    const cases = await casesOf(db, system.code, ids);
    const due = rows.map((row) => ({ row, of: cases.get(row.instanceId) ?? null }));
    const prepared = await prepare({ ...deps, pool: db }, system, due, told);
    const over = prepared.flatMap(({ row, fate }) =>
      'why' in fate ? unsent(row, fate.status, fate.why, deps.clock()) : [],
    );
    await finishDeliveries(db, over);
    endings.push(...over);
    const ready = prepared.flatMap((each) =>
      'why' in each.fate ? [] : { ...each, bytes: each.fate.body.bytes },
    );
    const first = from + listed.length;
    await putOnList(db, ready, { from: first, at });
    for (const [index, { bytes }] of ready.entries())
      listed.push({ no: String(first + index + 1), body: Buffer.from(bytes) });
  }
  return { listed, endings: endings.map(({ status }) => status) };
}

/** At least one, however long it is. */
function upToBytes(all: readonly Listed[]): readonly Listed[] {
  let bytes = 0;
  return all.filter(({ body }, index) => {
    bytes += body.length;
    return index === 0 || bytes <= MOST_BYTES;
  });
}
