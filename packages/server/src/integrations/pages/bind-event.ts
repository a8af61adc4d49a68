import { transaction } from '../../platform/db/transaction.ts';
import { caseOfOrder } from './delivery-store.ts';
import type { Settler, SystemPageDeps } from './deps.ts';
import { bindableCase, bindOrder, eventFacts } from './event-store.ts';
import { noteInAudit } from './note-in-audit.ts';

/** Why an event cannot be bound to a case; `unknown` and `foreign` are about the reference that was typed. */
export type BindRefusal =
  | { readonly refused: 'NOT_FOUND' | 'SYSTEM_ROW_MOVED' | 'unknown' | 'foreign' }
  | {
      readonly refused: 'SYSTEM_ORDER_TAKEN' | 'SYSTEM_OTHER_ORDER';
      readonly facts: { readonly order: string; readonly reference: string };
    };

/** Says which case an event is about 绑定办件; others in quarantine of the same order go with it. What came stays as it is. */
export async function bindEvent(
  { pool, clock }: Pick<SystemPageDeps, 'pool' | 'clock'>,
  settler: Settler,
  { id, reference }: { readonly id: number; readonly reference: string },
): Promise<BindRefusal | { readonly count: number }> {
  const { system, by } = settler;
  const event = await eventFacts(pool, system, id);
  if (event === undefined) return { refused: 'NOT_FOUND' };
  const of = await bindableCase(pool, system, reference);
  if (of === undefined) return { refused: 'unknown' };
  if (!of.isTold && of.orderId === null) return { refused: 'foreign' };
  const { orderId } = event;
  if (of.orderId !== null && of.orderId !== orderId)
    return { refused: 'SYSTEM_OTHER_ORDER', facts: { order: of.orderId, reference } };
  const other = await caseOfOrder(pool, system, orderId);
  if (other !== undefined && other.id !== of.id)
    return { refused: 'SYSTEM_ORDER_TAKEN', facts: { order: orderId, reference: other.reference } };
  const now = clock();
  const count = await transaction(pool, async (db) => {
    const word = { system, orderId, reference, by, note: reference, at: new Date(now) };
    const ids = await bindOrder(db, word);
    const facts = { instance: of.id };
    if (ids.length > 0) await noteInAudit(db, settler, { action: 'bindSystemEvent', ids, now, facts });
    return ids.length;
  });
  return count === 0 ? { refused: 'SYSTEM_ROW_MOVED' } : { count };
}
