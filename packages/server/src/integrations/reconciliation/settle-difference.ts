import { findOrder } from '@wangban/connectors/webhook';
import type { Pool } from '../../platform/db/pool.ts';
import { transaction } from '../../platform/db/transaction.ts';
import { insertEvents } from '../inbound/store.ts';
import type { Settler } from '../pages/deps.ts';
import { noteInAudit } from '../pages/note-in-audit.ts';
import type { KnownSystem } from '../systems/systems.ts';
import { differenceRows, forgetStanding, settleRow, type DifferenceRow } from './difference-store.ts';
import { sendAgain } from './findings-store.ts';
import { openLine } from './open-line.ts';
import { eventOfOrder } from './order-event.ts';

/** What settling needs. */
export interface SettleDeps {
  readonly pool: Pool;
  readonly clock: () => number;
  readonly integrations: { wake(systems: ReadonlySet<string>): void };
}

/** What a person does about a difference. */
export interface Settlement {
  readonly id: number;
  readonly do: 'settle' | 'adopt' | 'resend';
  readonly note: string;
}

/** Why it was not settled. */
export type SettleRefusal = 'SYSTEM_ROW_MOVED' | 'SYSTEM_SILENT';

/** Settles a difference 处理差异: what is done, the row and the entry of the audit chain stand or fall together. */
export async function settleDifference(
  deps: SettleDeps,
  system: KnownSystem,
  by: Settler,
  what: Settlement,
): Promise<SettleRefusal | undefined> {
  const { pool, clock } = deps;
  const { code } = system;
  const one = {
    system: code,
    status: 'open',
    class: undefined,
    before: undefined,
    id: what.id,
    limit: 1,
  } as const;
  const [row] = await differenceRows(pool, one);
  if (row === undefined) return 'SYSTEM_ROW_MOVED';
  const event = what.do === 'adopt' ? await askedEvent(deps, system, row) : undefined;
  if (what.do === 'adopt' && event === undefined) return 'SYSTEM_SILENT';
  const now = clock();
  const settled = await transaction(pool, async (db) => {
    const at = new Date(now);
    if (!(await settleRow(db, { system: code, id: row.id, note: what.note, by: by.by, at }))) return false;
    if (event !== undefined) {
      await forgetStanding(db, code, row.orderId);
      await insertEvents(db, [event], now);
    }
    if (what.do === 'resend') await sendAgain(db, deliveryOf(row), at);
    const facts = { do: what.do, note: what.note, reference: row.reference };
    await noteInAudit(db, by, { action: 'settleDifference', ids: [row.id], now, facts });
    return true;
  });
  if (!settled) return 'SYSTEM_ROW_MOVED';
  deps.integrations.wake(new Set([code]));
  return undefined;
}

/** What the system says of the order now, as an event that was not tried before. */
async function askedEvent({ clock }: SettleDeps, system: KnownSystem, { id, reference }: DifferenceRow) {
  const line = openLine(system, clock);
  try {
    const found = reference === null ? undefined : await findOrder(line.peer, reference);
    if (found?.kind !== 'done' || found.value === undefined) return undefined;
    const event = eventOfOrder(system.code, 'sweep', found.value);
    return { ...event, eventId: `settled/${id}/${event.eventId}` };
  } finally {
    await line.close();
  }
}

function deliveryOf({ here }: DifferenceRow): number {
  const delivery = here?.['delivery'];
  return typeof delivery === 'number' ? delivery : 0;
}
