import { HALL_ITSELF } from '../../instances/ask.ts';
import { transaction } from '../../platform/db/transaction.ts';
import type { KnownSystem } from '../systems/systems.ts';
import { adoptOrder, caseOfOrder, deliveryFacts, writeDone, type DeliveryFacts } from './delivery-store.ts';
import type { Settler, SystemPageDeps } from './deps.ts';
import { noteInAudit } from './note-in-audit.ts';

/** The order at the system: its machine key, and the number that people quote. */
export interface OrderNumbers {
  readonly orderId: string | undefined;
  readonly orderNo: string | undefined;
}

/** Why a delivery cannot be marked as done. */
export type DoneRefusal =
  | { readonly refused: 'NOT_FOUND' | 'SYSTEM_ROW_MOVED' | 'SYSTEM_CASE_STILL' | 'orderMissing' }
  | {
      readonly refused: 'SYSTEM_ORDER_TAKEN' | 'SYSTEM_OTHER_ORDER';
      readonly facts: { readonly order: string; readonly reference: string };
    };

/** A new order is only done when somebody says which it is. */
export function needsOrder({ kind, orderId }: Pick<DeliveryFacts, 'kind' | 'orderId'>): boolean {
  return kind === 'order.create' && orderId === null;
}

/**
 * Somebody did at the system by hand what this delivery asks for 标记已办. The case learns the order's number, a step that only
 * waited for the delivery goes on, and what the system says of the order later takes effect as ever.
 */
export async function markDone(
  deps: Pick<SystemPageDeps, 'pool' | 'clock' | 'lane' | 'integrations'>,
  system: KnownSystem,
  settler: Settler,
  { id, orderId, orderNo }: OrderNumbers & { readonly id: number },
): Promise<DoneRefusal | { readonly done: true }> {
  const row = await deliveryFacts(deps.pool, system.code, id);
  if (row === undefined) return { refused: 'NOT_FOUND' };
  const refusal = (await otherCase(deps, row, system.code, orderId)) ?? whyNot(row, orderId);
  if (refusal !== undefined) return refusal;
  const order = { orderId: orderId ?? row.orderId, orderNo: orderNo ?? row.orderNo };
  // Before the row is written: when the process dies in between, the same may be done once more, under the same key.
  if (!(await completeStep(deps, system, row, order))) return { refused: 'SYSTEM_CASE_STILL' };
  const isWritten = await write(deps, system, settler, row, order);
  deps.integrations.wake(new Set([system.code]));
  return isWritten ? { done: true } : { refused: 'SYSTEM_ROW_MOVED' };
}

function whyNot(row: DeliveryFacts, orderId: string | undefined): DoneRefusal | undefined {
  const isOpen = row.status === 'dead' || row.status === 'waiting' || row.holds;
  if (!isOpen) return { refused: 'SYSTEM_ROW_MOVED' };
  if (orderId === undefined && needsOrder(row)) return { refused: 'orderMissing' };
  if (orderId === undefined || row.orderId === null || row.orderId === orderId) return undefined;
  return { refused: 'SYSTEM_OTHER_ORDER', facts: { order: row.orderId, reference: row.reference ?? '' } };
}

async function otherCase(
  { pool }: Pick<SystemPageDeps, 'pool'>,
  { instanceId }: DeliveryFacts,
  system: string,
  order: string | undefined,
): Promise<DoneRefusal | undefined> {
  const other = order === undefined ? undefined : await caseOfOrder(pool, system, order);
  if (order === undefined || other === undefined || other.id === instanceId) return undefined;
  return { refused: 'SYSTEM_ORDER_TAKEN', facts: { order, reference: other.reference } };
}

interface Known {
  readonly orderId: string | null;
  readonly orderNo: string | null;
}

/** A step that is done when the system has taken it; false: the case stands still now. */
async function completeStep(
  { lane }: Pick<SystemPageDeps, 'lane'>,
  { definition }: KnownSystem,
  { id, instanceId, wait, operation }: DeliveryFacts,
  { orderId, orderNo }: Known,
): Promise<boolean> {
  if (wait === null || definition.operations[operation ?? '']?.until !== 'delivered') return true;
  const command = { type: 'completeWork', wait, variables: { order: { id: orderId, no: orderNo } } } as const;
  const from = { person: HALL_ITSELF, key: `system-delivery/${id}/done` };
  const answer = await lane.send({ instanceId, command, from });
  return 'done' in answer || (answer.refused.code !== 'SUSPENDED' && answer.refused.code !== 'FROZEN');
}

function write(
  { pool, clock }: Pick<SystemPageDeps, 'pool' | 'clock'>,
  { code, version }: KnownSystem,
  settler: Settler,
  { id, instanceId }: DeliveryFacts,
  { orderId, orderNo }: Known,
): Promise<boolean> {
  const now = clock();
  const at = new Date(now);
  return transaction(pool, async (db) => {
    const word = { system: code, by: settler.by, note: orderNo ?? orderId ?? '', at };
    if (!(await writeDone(db, word, id))) return false;
    if (orderId !== null)
      await adoptOrder(db, { system: code, instanceId, orderId, orderNo, definitionVersion: version, at });
    await noteInAudit(db, settler, { action: 'markSystemDeliveryDone', ids: [id], now });
    return true;
  });
}
